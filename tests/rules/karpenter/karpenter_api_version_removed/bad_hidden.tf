# Which Karpenter it is, only the one who calls this module knows.
variable "chart_version" {
  type = string
}

resource "helm_release" "karpenter" {
  name    = "karpenter"
  chart   = "oci://public.ecr.aws/karpenter/karpenter"
  version = var.chart_version
}

resource "kubernetes_manifest" "pool" {
  manifest = {
    apiVersion = "karpenter.sh/v1beta1"
    kind       = "NodePool"
    metadata   = { name = "executors" }
  }
}
