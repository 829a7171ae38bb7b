variable "policy" {
  type    = string
  default = «"WhenUnderutilized"»
}

resource "kubectl_manifest" "pool" {
  yaml_body = yamlencode({
    apiVersion = "karpenter.sh/v1"
    kind       = "NodePool"
    metadata   = { name = "spark-executors" }
    spec       = { disruption = { consolidationPolicy = var.policy, consolidateAfter = "2m" } }
  })
}
