module "eks" {
  source                  = "terraform-aws-modules/eks/aws"
  eks_managed_node_groups = { base = { instance_types = ["m7g.12xlarge"] } }
}
