resource "helm_release" "karpenter" {
  name       = "karpenter"
  repository = "oci://public.ecr.aws/karpenter"
  chart      = "karpenter"
  version    = "v0.29.2"
  values = [yamlencode({
    settings = { aws = { clusterName = "data", defaultInstanceProfile = "nodes" } }
  })]
}
