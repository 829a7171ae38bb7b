# Rendered by dekctl from the profile jobs: change the profile, then render again.

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

  tags = merge(var.tags, {
    "dekctl.dev/platform" = var.name
    "dekctl.dev/design"   = "dynamic"
  })

  # What each tenant has in AWS. Namespaces and service accounts are those of kubernetes/tenants/.
  tenants = {
    "marketing" = {
      namespace        = "marketing"
      cost_center      = "mkt-042"
      role             = "jobs-marketing"
      bucket           = "jobs-marketing-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["spark"]
      spark            = true
      irsa             = false
      history_role     = "jobs-marketing-shs"
    }
    "finance" = {
      namespace        = "finance"
      cost_center      = "fin-007"
      role             = "jobs-finance"
      bucket           = "jobs-finance-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["spark"]
      spark            = true
      irsa             = false
      history_role     = "jobs-finance-shs"
    }
    "risk" = {
      namespace        = "risk"
      cost_center      = "fin-008"
      role             = "jobs-risk"
      bucket           = "jobs-risk-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["spark"]
      spark            = true
      irsa             = false
      history_role     = "jobs-risk-shs"
    }
  }
}
