variable "prefixes" {}

resource "aws_eks_addon" "cni" {
  addon_name = "vpc-cni"
  configuration_values = jsonencode({
    env = { ENABLE_PREFIX_DELEGATION = var.prefixes, WARM_PREFIX_TARGET = "3", WARM_ENI_TARGET = "3" }
  })
}
