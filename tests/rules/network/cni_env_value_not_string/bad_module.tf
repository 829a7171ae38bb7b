locals {
  cni = {
    ENABLE_PREFIX_DELEGATION = true
    WARM_PREFIX_TARGET       = "1"
  }
}

module "eks" {
  source = "terraform-aws-modules/eks/aws"
  addons = {
    vpc-cni = {
      configuration_values = jsonencode({ env = local.cni })
    }
  }
}
