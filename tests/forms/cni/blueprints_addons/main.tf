module "eks" {
  source  = "aws-ia/eks-blueprints-addons/aws"
  version = "~> 1.20"
  eks_addons = {
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
