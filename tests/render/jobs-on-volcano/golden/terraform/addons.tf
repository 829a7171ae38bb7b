# Rendered by dekctl from the profile jobs: change the profile, then render again.

locals {
  addons = {
    eks-pod-identity-agent = {
      before_compute = true
    }
    vpc-cni = {
      before_compute              = true
      resolve_conflicts_on_create = "OVERWRITE"
      pod_identity_association = [{
        role_arn        = module.cni_identity.iam_role_arn
        service_account = "aws-node"
      }]
      configuration_values = jsonencode({
        enableNetworkPolicy = "true"
        env = {
          # Constant change: a node takes all its addresses at once and never calls EC2 for a single pod.
          ENABLE_PREFIX_DELEGATION = "true"
          MINIMUM_IP_TARGET        = "30"
          MAX_ENI                  = "1"
        }
      })
    }
    kube-proxy = {}
    coredns = {
      configuration_values = jsonencode({
        autoScaling = {
          enabled     = true
          minReplicas = 3
          maxReplicas = 24
        }
      })
    }
    metrics-server            = {}
    eks-node-monitoring-agent = {}
    aws-ebs-csi-driver = {
      pod_identity_association = [{
        role_arn        = module.ebs_csi_identity.iam_role_arn
        service_account = "ebs-csi-controller-sa"
      }]
    }
    aws-mountpoint-s3-csi-driver = {
      pod_identity_association = [{
        role_arn        = module.s3_csi_identity.iam_role_arn
        service_account = "s3-csi-driver-sa"
      }]
    }
    amazon-cloudwatch-observability = {
      pod_identity_association = [{
        role_arn        = module.cloudwatch_identity.iam_role_arn
        service_account = "cloudwatch-agent"
      }]
    }
  }
}

# Each add-on gets a role of its own. IAM policies are named per account: the prefix keeps two platforms apart.
module "cni_identity" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "2.8.1"

  name                      = "${var.name}-vpc-cni"
  use_name_prefix           = false
  policy_name_prefix        = "${var.name}-"
  attach_aws_vpc_cni_policy = true
  aws_vpc_cni_enable_ipv4   = true
}

module "ebs_csi_identity" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "2.8.1"

  name                      = "${var.name}-ebs-csi"
  use_name_prefix           = false
  policy_name_prefix        = "${var.name}-"
  attach_aws_ebs_csi_policy = true
}

module "s3_csi_identity" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "2.8.1"

  name                 = "${var.name}-s3-csi"
  use_name_prefix      = false
  attach_custom_policy = true
  # The volumes are read only: the module's own policy for Mountpoint would also write and delete.
  policy_statements = [
    {
      sid       = "ListArtifacts"
      actions   = ["s3:ListBucket"]
      resources = [module.artifacts_bucket.s3_bucket_arn]
    },
    {
      sid       = "ReadArtifacts"
      actions   = ["s3:GetObject"]
      resources = ["${module.artifacts_bucket.s3_bucket_arn}/*"]
    },
  ]
}

module "cloudwatch_identity" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "2.8.1"

  name                                       = "${var.name}-cloudwatch"
  use_name_prefix                            = false
  attach_aws_cloudwatch_observability_policy = true
}
