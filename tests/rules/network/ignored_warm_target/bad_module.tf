module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.0"
  cluster_addons = {
    vpc-cni = {
      before_compute = true
      configuration_values = jsonencode({
        env = {
          WARM_ENI_TARGET   = "0"
          MINIMUM_IP_TARGET = "10"
          WARM_IP_TARGET    = "5"
        }
      })
    }
  }
}
