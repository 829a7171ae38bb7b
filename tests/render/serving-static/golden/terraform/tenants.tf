# Rendered by dekctl from the profile models: change the profile, then render again.

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

data "aws_iam_policy_document" "tenant" {
  for_each = local.tenants

  statement {
    sid       = "ListOwnBucket"
    actions   = ["s3:ListBucket", "s3:GetBucketLocation", "s3:ListBucketMultipartUploads"]
    resources = ["arn:${local.partition}:s3:::${each.value.bucket}"]
  }

  statement {
    sid       = "ReadWriteOwnBucket"
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"]
    resources = ["arn:${local.partition}:s3:::${each.value.bucket}/*"]
  }

  dynamic "statement" {
    for_each = length(each.value.read_buckets) > 0 ? [each.value.read_buckets] : []
    content {
      sid     = "ReadSharedBuckets"
      actions = ["s3:GetObject", "s3:ListBucket", "s3:GetBucketLocation"]
      resources = flatten([
        for bucket in statement.value : [
          "arn:${local.partition}:s3:::${bucket}",
          "arn:${local.partition}:s3:::${bucket}/*",
        ]
      ])
    }
  }
}

# One role per tenant, which EKS Pod Identity gives to the tenant's service accounts and to nobody else.
module "tenant_identity" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "2.8.1"

  for_each = { for name, tenant in local.tenants : name => tenant if !tenant.irsa }

  name                    = each.value.role
  use_name_prefix         = false
  attach_custom_policy    = true
  source_policy_documents = [data.aws_iam_policy_document.tenant[each.key].json]
  additional_policy_arns  = { for arn in each.value.policy_arns : arn => arn }

  associations = {
    for sa in each.value.service_accounts : sa => {
      cluster_name    = module.eks.cluster_name
      namespace       = each.value.namespace
      service_account = sa
    }
  }

  tags = { "dekctl.dev/tenant" = each.key }
}
