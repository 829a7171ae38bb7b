# Rendered by dekctl from the profile try: change the profile, then render again.

data "aws_availability_zones" "available" {
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

data "aws_partition" "current" {}

locals {
  partition = data.aws_partition.current.partition

  azs = slice(data.aws_availability_zones.available.names, 0, 2)

  tags = merge(var.tags, {
    "dekctl.dev/platform" = var.name
    "dekctl.dev/design"   = "dynamic"
  })

  # What each tenant has in AWS. Namespaces and service accounts are those of kubernetes/tenants/.
  tenants = {
    "try" = {
      namespace        = "try"
      cost_center      = "1000"
      role             = "try-try"
      bucket           = "try-try-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["spark"]
      spark            = true
      irsa             = false
      history_role     = "try-try-shs"
    }
  }
}
