# Rendered by dekctl from the profile research: change the profile, then render again.

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
    "physics" = {
      namespace        = "physics"
      cost_center      = "phy-001"
      role             = "research-physics"
      bucket           = "research-physics-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["ray", "notebook"]
      spark            = false
      irsa             = false
      history_role     = null
    }
    "biology" = {
      namespace        = "biology"
      cost_center      = "bio-002"
      role             = "research-biology"
      bucket           = "research-biology-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["spark", "notebook"]
      spark            = true
      irsa             = false
      history_role     = "research-biology-shs"
    }
  }
}
