resource "helm_release" "karpenter" {
  name       = "karpenter"
  repository = "oci://public.ecr.aws/karpenter"
  chart      = "karpenter"
  version    = "1.5.1"
  set {
    name  = "settings.aws.clusterName"
    value = "data"
  }
  set {
    name  = "settings.aws.defaultInstanceProfile"
    value = "nodes"
  }
}
