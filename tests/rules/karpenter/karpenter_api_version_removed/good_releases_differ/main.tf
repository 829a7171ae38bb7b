resource "helm_release" "old" {
  name    = "karpenter"
  chart   = "oci://public.ecr.aws/karpenter/karpenter"
  version = "0.37.8"
}

resource "helm_release" "new" {
  name    = "karpenter"
  chart   = "oci://public.ecr.aws/karpenter/karpenter"
  version = "1.6.0"
}

resource "kubernetes_manifest" "pool" {
  manifest = {
    apiVersion = "karpenter.sh/v1beta1"
    kind       = "NodePool"
    metadata   = { name = "executors" }
  }
}
