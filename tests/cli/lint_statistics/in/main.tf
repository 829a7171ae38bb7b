module "eks" {
  source = "terraform-aws-modules/eks/aws"
  addons = {
    vpc-cni = {
      configuration_values = jsonencode({ env = { ENABLE_PREFIX_DELEGATION = true } })
    }
  }
}

resource "kubectl_manifest" "driver" {
  yaml_body = <<-YAML
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: spark-driver}
    spec: {disruption: {consolidationPolicy: WhenUnderutilized, consolidateAfter: 1m}}
  YAML
}
