# Rendered by dekctl from the profile ledger: change the profile, then render again.

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
    "dekctl.dev/design"   = "dynamic"
  })

  # What each tenant has in AWS. Namespaces and service accounts are those of kubernetes/tenants/.
  tenants = {
    "risk" = {
      namespace        = "risk"
      cost_center      = "rsk-001"
      role             = "ledger-risk"
      bucket           = "ledger-risk-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["spark"]
      spark            = true
      irsa             = false
      history_role     = "ledger-risk-shs"

      # Buckets beside its own, as far as the prefixes go; all keys where there are none.
      grants = [
        { bucket = "acme-market-data", write = false, prefixes = ["eod/", "intraday/"] },
      ]
    }
    "payments" = {
      namespace        = "payments"
      cost_center      = "pay-007"
      role             = "ledger-payments"
      bucket           = "ledger-payments-111122223333"
      read_buckets     = []
      policy_arns      = ["arn:aws:iam::111122223333:policy/payments-kms"]
      service_accounts = ["spark"]
      spark            = true
      irsa             = false
      history_role     = "ledger-payments-shs"

      # Buckets beside its own, as far as the prefixes go; all keys where there are none.
      grants = []
    }
  }
}
