# Rendered by dekctl from the profile research: change the profile, then render again.

module "tenant_bucket" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "5.15.4"

  for_each = local.tenants

  bucket                                = each.value.bucket
  attach_deny_insecure_transport_policy = true
  versioning                            = { enabled = true }
  server_side_encryption_configuration = {
    rule = {
      bucket_key_enabled                      = true
      apply_server_side_encryption_by_default = { sse_algorithm = "aws:kms" }
    }
  }

  lifecycle_rule = [
    {
      # Spark never removes what a leaving executor parks here.
      id                            = "decommission-fallback"
      enabled                       = true
      filter                        = { prefix = "decommission/" }
      expiration                    = { days = 3 }
      noncurrent_version_expiration = { days = 1 }
    },
    {
      # The marker of the folder has no bytes: it must outlive the logs.
      id                            = "event-logs"
      enabled                       = true
      filter                        = { prefix = "spark-events/", object_size_greater_than = 1 }
      expiration                    = { days = 30 }
      noncurrent_version_expiration = { days = 1 }
    },
    {
      # Versioning keeps what a job or a rule deletes, and unfinished uploads are billed too.
      id                                     = "leftovers"
      enabled                                = true
      filter                                 = { prefix = "" }
      noncurrent_version_expiration          = { days = 14 }
      abort_incomplete_multipart_upload_days = 7
    },
  ]

  tags = { "dekctl.dev/tenant" = each.key, CostCenter = each.value.cost_center }
}

# Spark and its history server refuse a folder for event logs that does not exist.
resource "aws_s3_object" "event_logs" {
  for_each = { for name, tenant in local.tenants : name => tenant if tenant.spark }

  bucket  = module.tenant_bucket[each.key].s3_bucket_id
  key     = "spark-events/"
  content = ""
}
