locals {
  disruption = {
    consolidationPolicy = "WhenUnderutilized"
    consolidateAfter    = "5m"
  }
}

resource "kubectl_manifest" "spark_driver" {
  yaml_body = yamlencode({
    apiVersion = "karpenter.sh/v1"
    kind       = "NodePool"
    metadata   = { name = "spark-driver" }
    spec       = { template = { spec = {} }, disruption = local.disruption }
  })
}

resource "kubernetes_manifest" "spark_executor" {
  manifest = {
    apiVersion = "karpenter.sh/v1"
    kind       = "NodePool"
    metadata   = { name = "spark-executor" }
    spec = {
      template   = { spec = {} }
      disruption = { consolidationPolicy = "WhenUnderutilized", consolidateAfter = "1m" }
    }
  }
}
