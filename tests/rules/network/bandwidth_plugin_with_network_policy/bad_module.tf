module "eks" {
  source = "terraform-aws-modules/eks/aws"
  addons = {
    vpc-cni = {
      configuration_values = jsonencode({
        enableNetworkPolicy = "true"
        env                 = { ENABLE_PREFIX_DELEGATION = "true", ENABLE_BANDWIDTH_PLUGIN = "true" }
      })
    }
  }
}
