# Rendered by dekctl from the profile streams: change the profile, then render again.

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
    "payments" = {
      namespace        = "payments"
      cost_center      = "pay-001"
      role             = "streams-payments"
      bucket           = "streams-payments-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["flink"]
      spark            = false
      irsa             = false
      history_role     = null
    }
    "vision" = {
      namespace        = "vision"
      cost_center      = "vis-003"
      role             = "streams-vision"
      bucket           = "streams-vision-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["train", "ray"]
      spark            = false
      irsa             = false
      history_role     = null
    }
  }
}
