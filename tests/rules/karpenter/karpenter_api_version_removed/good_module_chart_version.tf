# A module of add-ons that is told which chart to install, and nothing else.
module "addons" {
  source           = "example/addons/aws"
  enable_karpenter = true
  karpenter = {
    chart_version = "0.36.0"
  }
}

resource "kubernetes_manifest" "pool" {
  manifest = {
    apiVersion = "karpenter.sh/v1beta1"
    kind       = "NodePool"
    metadata   = { name = "executors" }
  }
}
