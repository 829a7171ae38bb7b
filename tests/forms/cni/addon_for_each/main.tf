locals {
  addons = {
    vpc-cni = {
      version = "v1.20.0-eksbuild.1"
      values  = { env = { ENABLE_PREFIX_DELEGATION = "true", WARM_PREFIX_TARGET = «"0"» } }
    }
  }
}

resource "aws_eks_addon" "all" {
  for_each             = local.addons
  cluster_name         = "spark"
  addon_name           = each.key
  addon_version        = each.value.version
  configuration_values = jsonencode(each.value.values)
}
