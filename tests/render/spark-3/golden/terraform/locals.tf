# Rendered by dekctl from the profile legacy: change the profile, then render again.

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
    "etl" = {
      namespace        = "etl"
      cost_center      = "etl-1"
      role             = "legacy-etl"
      bucket           = "legacy-etl-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["spark"]
      spark            = true
      irsa             = true
      history_role     = "legacy-etl-shs"
    }
    "modern" = {
      namespace        = "modern"
      cost_center      = "mod-1"
      role             = "legacy-modern"
      bucket           = "legacy-modern-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["spark"]
      spark            = true
      irsa             = false
      history_role     = "legacy-modern-shs"
    }
  }
}
