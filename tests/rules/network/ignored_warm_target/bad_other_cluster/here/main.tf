module "eks" {
  source = "terraform-aws-modules/eks/aws"
}

resource "aws_eks_addon" "cni" {
  addon_name           = "vpc-cni"
  configuration_values = jsonencode({ env = { WARM_ENI_TARGET = "3", WARM_IP_TARGET = "5" } })
}
