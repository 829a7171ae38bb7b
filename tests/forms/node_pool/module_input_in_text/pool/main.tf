variable "policy" {
  default = "WhenEmpty"
}

resource "kubectl_manifest" "pool" {
  yaml_body = <<-YAML
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata:
      name: spark-executors
    spec:
      disruption:
        consolidationPolicy: «${var.policy}»
        consolidateAfter: 2m
  YAML
}
