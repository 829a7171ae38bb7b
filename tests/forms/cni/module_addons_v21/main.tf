module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"
  addons = {
    coredns = {}
    vpc-cni = {
      before_compute = true
      configuration_values = jsonencode({
        env = {
          ENABLE_PREFIX_DELEGATION = "true"
          WARM_PREFIX_TARGET       = «"0"»
        }
      })
    }
  }
}
