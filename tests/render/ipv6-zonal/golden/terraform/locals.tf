# Rendered by dekctl from the profile sixer: change the profile, then render again.

data "aws_partition" "current" {}

locals {
  partition = data.aws_partition.current.partition

  azs = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]

  tags = merge(var.tags, {
    "dekctl.dev/platform" = var.name
    "dekctl.dev/design"   = "dynamic"
  })

  # What each tenant has in AWS. Namespaces and service accounts are those of kubernetes/tenants/.
  tenants = {
    "marketing" = {
      namespace        = "marketing"
      cost_center      = "mkt-042"
      role             = "sixer-marketing"
      bucket           = "sixer-marketing-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["spark"]
      spark            = true
      irsa             = false
      history_role     = "sixer-marketing-shs"
    }
    "finance" = {
      namespace        = "finance"
      cost_center      = "fin-007"
      role             = "sixer-finance"
      bucket           = "sixer-finance-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["spark"]
      spark            = true
      irsa             = false
      history_role     = "sixer-finance-shs"
    }
  }
}
