variable "name" {}

variable "policy" {
  default = "WhenEmpty"
}

resource "kubernetes_manifest" "pool" {
  manifest = {
    apiVersion = "karpenter.sh/v1"
    kind       = "NodePool"
    metadata   = { name = var.name }
    spec       = { disruption = { consolidationPolicy = var.policy, consolidateAfter = "2m" } }
  }
}
