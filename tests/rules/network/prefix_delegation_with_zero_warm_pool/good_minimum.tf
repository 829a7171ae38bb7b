module "eks" {
  source = "terraform-aws-modules/eks/aws"
  addons = {
    vpc-cni = {
      configuration_values = jsonencode({
        env = {
          ENABLE_PREFIX_DELEGATION = "true"
          WARM_PREFIX_TARGET       = "0"
          MINIMUM_IP_TARGET        = "32"
        }
      })
    }
  }
}
