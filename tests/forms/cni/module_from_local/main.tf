module "eks" {
  source = "terraform-aws-modules/eks/aws"
  addons = merge(local.core_addons, var.more_addons)
}

variable "more_addons" {
  default = {}
}
