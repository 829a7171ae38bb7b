resource "helm_release" "karpenter" {
  name       = "karpenter"
  repository = "oci://public.ecr.aws/karpenter"
  chart      = "karpenter"
  values = [
    yamlencode({ settings = { clusterName = "data" } })
  ]
  set {
    name  = "settings.interruptionQueue"
    value = module.karpenter.queue_name
  }
}
