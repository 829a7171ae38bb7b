# Rendered by dekctl from the profile streams: change the profile, then render again.

# The CloudWatch agent would make these groups itself and keep their logs for ever.
resource "aws_cloudwatch_log_group" "container_insights" {
  for_each = toset(["application", "dataplane", "host", "performance"])

  name              = "/aws/containerinsights/${var.name}/${each.key}"
  retention_in_days = 90
}

# Alerts go to one topic; subscribe whatever should hear them.
resource "aws_sns_topic" "alerts" {
  name = "streams-alerts"
}

data "aws_iam_policy_document" "alertmanager" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alerts.arn]
  }
}

module "alertmanager_identity" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "2.8.1"

  name                    = "${var.name}-alertmanager"
  use_name_prefix         = false
  policy_name_prefix      = "${var.name}-"
  attach_custom_policy    = true
  source_policy_documents = [data.aws_iam_policy_document.alertmanager.json]

  associations = {
    alertmanager = {
      cluster_name    = module.eks.cluster_name
      namespace       = "monitoring"
      service_account = "alertmanager"
    }
  }
}

# Cost lines per pod, with namespace and workload, in a Cost and Usage Report. The account has to opt in to split cost
# allocation data for EKS once, in the preferences of Cost Management.
module "cost_bucket" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "5.15.4"

  bucket                                = "streams-111122223333-cost"
  attach_deny_insecure_transport_policy = true
  attach_policy                         = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "DataExportsDelivery"
      Effect    = "Allow"
      Principal = { Service = ["bcm-data-exports.amazonaws.com", "billingreports.amazonaws.com"] }
      Action    = ["s3:PutObject", "s3:GetBucketPolicy"]
      Resource = [
        "arn:${local.partition}:s3:::streams-111122223333-cost",
        "arn:${local.partition}:s3:::streams-111122223333-cost/*",
      ]
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

resource "aws_bcmdataexports_export" "eks_split_cost" {
  provider = aws.billing

  export {
    name = "${var.name}-eks-split-cost"

    data_query {
      query_statement = join(" ", [
        "SELECT bill_payer_account_id, line_item_usage_account_id, line_item_usage_start_date,",
        "line_item_resource_id, line_item_unblended_cost, resource_tags,",
        "split_line_item_parent_resource_id, split_line_item_split_cost, split_line_item_unused_cost,",
        "split_line_item_split_usage, split_line_item_reserved_usage, split_line_item_actual_usage",
        "FROM COST_AND_USAGE_REPORT",
      ])
      table_configurations = {
        COST_AND_USAGE_REPORT = {
          BILLING_VIEW_ARN                      = "arn:${local.partition}:billing::${var.account_id}:billingview/primary"
          TIME_GRANULARITY                      = "HOURLY"
          INCLUDE_RESOURCES                     = "TRUE"
          INCLUDE_MANUAL_DISCOUNT_COMPATIBILITY = "FALSE"
          INCLUDE_SPLIT_COST_ALLOCATION_DATA    = "TRUE"
        }
      }
    }

    destination_configurations {
      s3_destination {
        s3_bucket = module.cost_bucket.s3_bucket_id
        s3_prefix = "cur"
        s3_region = var.region

        s3_output_configurations {
          overwrite   = "OVERWRITE_REPORT"
          format      = "PARQUET"
          compression = "PARQUET"
          output_type = "CUSTOM"
        }
      }
    }

    refresh_cadence {
      frequency = "SYNCHRONOUS"
    }
  }

  # AWS writes a test object at once; the bucket's policy must stand by then.
  depends_on = [module.cost_bucket]
}
