module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  eks_managed_node_groups = {
    system = {
      instance_types = ["m7g.large"]
      labels         = { "karpenter.sh/system" = "true" }
    }
  }
}
