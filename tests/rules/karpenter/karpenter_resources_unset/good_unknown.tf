resource "helm_release" "karpenter" {
  name       = "karpenter"
  repository = "oci://public.ecr.aws/karpenter"
  chart      = "karpenter"
  values     = [yamlencode({ settings = { clusterName = "data" } }), var.more_values]
}
