variable "family" {}

module "eks" {
  source    = "terraform-aws-modules/eks/aws"
  ip_family = var.family
}
