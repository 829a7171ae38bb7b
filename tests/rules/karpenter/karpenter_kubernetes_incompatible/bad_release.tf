# with: kubernetes=1.35
resource "helm_release" "karpenter" {
  name       = "karpenter"
  repository = "oci://public.ecr.aws/karpenter"
  chart      = "karpenter"
  version    = "1.6.3"
  values     = [yamlencode({ settings = { clusterName = "data" } })]
}
