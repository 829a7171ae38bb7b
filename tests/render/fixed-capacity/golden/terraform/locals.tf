# Rendered by dekctl from the profile forge: change the profile, then render again.

data "aws_partition" "current" {}

locals {
  partition = data.aws_partition.current.partition

  azs = ["us-east-1a", "us-east-1b", "us-east-1c"]

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
      role             = "forge-payments"
      bucket           = "forge-payments-111122223333"
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
      role             = "forge-vision"
      bucket           = "forge-vision-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["train", "ray"]
      spark            = false
      irsa             = false
      history_role     = null
    }
  }
}
