module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 18.30"
  cluster_addons = {
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
