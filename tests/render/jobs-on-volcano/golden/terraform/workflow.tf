# Rendered by dekctl from the profile jobs: change the profile, then render again.

# Logs of Airflow's tasks.
module "airflow_bucket" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "5.15.4"

  bucket                                = "jobs-111122223333-airflow"
  attach_deny_insecure_transport_policy = true
  server_side_encryption_configuration = {
    rule = {
      bucket_key_enabled                      = true
      apply_server_side_encryption_by_default = { sse_algorithm = "aws:kms" }
    }
  }

  lifecycle_rule = [
    {
      id                                     = "logs"
      enabled                                = true
      filter                                 = { prefix = "" }
      expiration                             = { days = 30 }
      abort_incomplete_multipart_upload_days = 7
    },
  ]
}

data "aws_iam_policy_document" "airflow" {
  statement {
    sid       = "ListLogs"
    actions   = ["s3:ListBucket"]
    resources = [module.airflow_bucket.s3_bucket_arn]
  }

  statement {
    sid       = "ReadAndWriteLogs"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${module.airflow_bucket.s3_bucket_arn}/logs/*"]
  }
}

# Airflow submits jobs through the Kubernetes API: in AWS it needs its logs only.
module "airflow_identity" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "2.8.1"

  name                    = "jobs-airflow"
  use_name_prefix         = false
  attach_custom_policy    = true
  source_policy_documents = [data.aws_iam_policy_document.airflow.json]

  associations = {
    for sa in ["airflow-api-server", "airflow-scheduler", "airflow-dag-processor", "airflow-triggerer", "airflow-worker"] : sa => {
      cluster_name    = module.eks.cluster_name
      namespace       = "airflow"
      service_account = sa
    }
  }
}
