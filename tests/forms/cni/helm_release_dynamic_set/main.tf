locals {
  settings = {
    "env.ENABLE_PREFIX_DELEGATION" = "true"
    "env.WARM_PREFIX_TARGET"       = «"0"»
  }
}

resource "helm_release" "cni" {
  name  = "aws-vpc-cni"
  chart = "aws-vpc-cni"

  dynamic "set" {
    for_each = local.settings
    content {
      name  = set.key
      value = set.value
    }
  }
}
