# Rendered by dekctl from the profile research: change the profile, then render again.

# The CloudWatch agent would make these groups itself and keep their logs for ever.
resource "aws_cloudwatch_log_group" "container_insights" {
  for_each = toset(["application", "dataplane", "host", "performance"])

  name              = "/aws/containerinsights/${var.name}/${each.key}"
  retention_in_days = 30
}

# Alerts go to one topic; subscribe whatever should hear them.
resource "aws_sns_topic" "alerts" {
  name = "research-alerts"
}

# Metrics for longer than the cluster's own Prometheus keeps them, and alerts that outlive the cluster.
resource "aws_prometheus_workspace" "this" {
  alias = var.name
}

resource "aws_prometheus_rule_group_namespace" "dekctl" {
  name         = "dekctl"
  workspace_id = aws_prometheus_workspace.this.id
  data         = file("${path.module}/prometheus-rules.yaml")
}

data "aws_iam_policy_document" "alerts_topic" {
  statement {
    actions   = ["sns:Publish", "sns:GetTopicAttributes"]
    resources = [aws_sns_topic.alerts.arn]

    principals {
      type        = "Service"
      identifiers = ["aps.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_prometheus_workspace.this.arn]
    }
  }
}

resource "aws_sns_topic_policy" "alerts" {
  arn    = aws_sns_topic.alerts.arn
  policy = data.aws_iam_policy_document.alerts_topic.json
}

resource "aws_prometheus_alert_manager_definition" "this" {
  workspace_id = aws_prometheus_workspace.this.id

  definition = yamlencode({
    alertmanager_config = yamlencode({
      route = {
        receiver        = "topic"
        group_by        = ["alertname", "namespace", "nodepool"]
        group_wait      = "30s"
        group_interval  = "5m"
        repeat_interval = "12h"
      }
      receivers = [{
        name = "topic"
        sns_configs = [{
          topic_arn     = aws_sns_topic.alerts.arn
          sigv4         = { region = var.region }
          send_resolved = true
        }]
      }]
    })
  })

  depends_on = [aws_sns_topic_policy.alerts]
}

output "remote_write_url" {
  description = "Write to helm/remote-write-url.txt: helmfile hands it to Prometheus"
  value       = "${aws_prometheus_workspace.this.prometheus_endpoint}api/v1/remote_write"
}

resource "aws_iam_role" "grafana" {
  name = "${var.name}-grafana"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "grafana.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        StringLike   = { "aws:SourceArn" = "arn:${local.partition}:grafana:${var.region}:${var.account_id}:/workspaces/*" }
      }
    }]
  })
}

data "aws_iam_policy_document" "grafana" {
  statement {
    sid       = "FindWorkspaces"
    actions   = ["aps:ListWorkspaces"]
    resources = ["*"]
  }

  statement {
    sid       = "ReadMetrics"
    actions   = ["aps:DescribeWorkspace", "aps:QueryMetrics", "aps:GetLabels", "aps:GetSeries", "aps:GetMetricMetadata"]
    resources = [aws_prometheus_workspace.this.arn]
  }
}

resource "aws_iam_role_policy" "grafana" {
  name   = "read-metrics"
  role   = aws_iam_role.grafana.id
  policy = data.aws_iam_policy_document.grafana.json
}

# People log in by IAM Identity Center.
resource "aws_grafana_workspace" "this" {
  name                     = var.name
  account_access_type      = "CURRENT_ACCOUNT"
  authentication_providers = ["AWS_SSO"]
  permission_type          = "CUSTOMER_MANAGED"
  role_arn                 = aws_iam_role.grafana.arn
  data_sources             = ["PROMETHEUS"]
}

resource "aws_grafana_role_association" "admins" {
  workspace_id = aws_grafana_workspace.this.id
  role         = "ADMIN"
  group_ids    = ["a1b2c3d4-5e6f-7081-92a3-b4c5d6e7f809"]
}

# Loads data source and dashboards once, see README.md.
resource "aws_grafana_workspace_service_account" "dashboards" {
  workspace_id = aws_grafana_workspace.this.id
  name         = "dashboards"
  grafana_role = "ADMIN"
}

output "grafana" {
  description = "Managed Grafana: address, workspace, the account that loads dashboards, and the metrics it shows"
  value = {
    url                = "https://${aws_grafana_workspace.this.endpoint}"
    workspace_id       = aws_grafana_workspace.this.id
    service_account_id = aws_grafana_workspace_service_account.dashboards.service_account_id
    prometheus_url     = aws_prometheus_workspace.this.prometheus_endpoint
  }
}

# Cost lines per pod, with namespace and workload, in a Cost and Usage Report. The account has to opt in to split cost
# allocation data for EKS once, in the preferences of Cost Management.
module "cost_bucket" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "5.15.4"

  bucket                                = "research-111122223333-cost"
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
        "arn:${local.partition}:s3:::research-111122223333-cost",
        "arn:${local.partition}:s3:::research-111122223333-cost/*",
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
