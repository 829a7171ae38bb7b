resource "helm_release" "karpenter" {
  name       = "karpenter"
  repository = "oci://public.ecr.aws/karpenter"
  chart      = "karpenter"
  version    = "1.14.1"
  set {
    name  = "settings.clusterName"
    value = module.eks.cluster_name
  }
}
