variable "warm" {}

resource "aws_eks_addon" "cni" {
  addon_name = "vpc-cni"
  configuration_values = jsonencode({
    env = { MINIMUM_IP_TARGET = "30", WARM_IP_TARGET = var.warm }
  })
}

resource "aws_eks_addon" "more" {
  addon_name = "vpc-cni"
  configuration_values = jsonencode({
    env = merge({ MINIMUM_IP_TARGET = "30" }, var.more)
  })
}

variable "more" {}
