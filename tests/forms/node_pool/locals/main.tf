resource "kubernetes_manifest" "pool" {
  manifest = {
    apiVersion = "karpenter.sh/v1"
    kind       = "NodePool"
    metadata   = { name = "spark-executors" }
    spec       = merge(local.common, { disruption = merge(local.disruption, { consolidateAfter = "2m" }) })
  }
}
