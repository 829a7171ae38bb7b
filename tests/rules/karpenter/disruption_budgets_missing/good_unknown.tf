resource "kubernetes_manifest" "pool" {
  manifest = {
    apiVersion = "karpenter.sh/v1"
    kind       = "NodePool"
    metadata   = { name = "spark-executors" }
    spec       = { disruption = var.disruption }
  }
}
