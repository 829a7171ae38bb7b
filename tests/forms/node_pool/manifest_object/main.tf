resource "kubernetes_manifest" "pool" {
  manifest = {
    "apiVersion" = "karpenter.sh/v1"
    "kind"       = "NodePool"
    "metadata"   = { "name" = "spark-executors" }
    "spec" = {
      "disruption" = {
        "consolidationPolicy" = «"WhenUnderutilized"»
        "consolidateAfter"    = "2m"
      }
    }
  }
}
