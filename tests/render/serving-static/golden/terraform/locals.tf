# Rendered by dekctl from the profile models: change the profile, then render again.

data "aws_availability_zones" "available" {
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

data "aws_partition" "current" {}

locals {
  partition = data.aws_partition.current.partition

  azs = slice(data.aws_availability_zones.available.names, 0, 3)

  vpc_id       = module.vpc.vpc_id
  node_subnets = module.vpc.private_subnets

  tags = merge(var.tags, {
    "dekctl.dev/platform" = var.name
    "dekctl.dev/design"   = "static"
  })

  # What each tenant has in AWS. Namespaces and service accounts are those of kubernetes/tenants/.
  tenants = {
    "vision" = {
      namespace        = "vision"
      cost_center      = "vis-003"
      role             = "models-vision"
      bucket           = "models-vision-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["ray"]
      spark            = false
      irsa             = false
      history_role     = null
    }
    "search" = {
      namespace        = "search"
      cost_center      = "sea-004"
      role             = "models-search"
      bucket           = "models-search-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["inference", "notebook"]
      spark            = false
      irsa             = false
      history_role     = null
    }
  }
}
