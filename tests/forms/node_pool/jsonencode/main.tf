resource "kubectl_manifest" "pool" {
  yaml_body = jsonencode({
    apiVersion = "karpenter.sh/v1"
    kind       = "NodePool"
    metadata   = { name = "spark-executors" }
    spec = {
      disruption = {
        consolidationPolicy = «"WhenUnderutilized"»
        consolidateAfter    = "2m"
      }
      template = { spec = { requirements = [] } }
    }
  })
}
