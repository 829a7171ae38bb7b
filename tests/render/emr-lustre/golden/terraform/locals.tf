# Rendered by dekctl from the profile genome: change the profile, then render again.

data "aws_partition" "current" {}

locals {
  partition = data.aws_partition.current.partition

  azs = ["us-east-1a", "us-east-1b", "us-east-1d"]

  vpc_id       = module.vpc.vpc_id
  node_subnets = module.vpc.private_subnets

  tags = merge(var.tags, {
    "dekctl.dev/platform" = var.name
    "dekctl.dev/design"   = "dynamic"
  })

  # What each tenant has in AWS. Namespaces and service accounts are those of kubernetes/tenants/.
  tenants = {
    "assembly" = {
      namespace        = "assembly"
      cost_center      = "gen-010"
      role             = "genome-assembly"
      bucket           = "genome-assembly-111122223333"
      read_buckets     = []
      policy_arns      = ["arn:aws:iam::111122223333:policy/glue-read"]
      service_accounts = ["emr-containers-sa-spark-client-111122223333-uzlw1ua3jhy1gtfkbds6qnt", "emr-containers-sa-spark-driver-111122223333-uzlw1ua3jhy1gtfkbds6qnt", "emr-containers-sa-spark-executor-111122223333-uzlw1ua3jhy1gtfkbds6qnt"]
      spark            = false
      irsa             = false
      history_role     = null

      # Buckets beside its own, as far as the prefixes go; all keys where there are none.
      grants = []
    }
    "variants" = {
      namespace        = "variants"
      cost_center      = "gen-020"
      role             = "genome-variants"
      bucket           = "genome-variants-111122223333"
      read_buckets     = []
      policy_arns      = []
      service_accounts = ["emr-containers-sa-spark-client-111122223333-uzlw1ua3jhycxb7899tfalv", "emr-containers-sa-spark-driver-111122223333-uzlw1ua3jhycxb7899tfalv", "emr-containers-sa-spark-executor-111122223333-uzlw1ua3jhycxb7899tfalv"]
      spark            = false
      irsa             = false
      history_role     = null

      # Buckets beside its own, as far as the prefixes go; all keys where there are none.
      grants = [
        { bucket = "acme-reference", write = false, prefixes = [] },
      ]
    }
  }
}
