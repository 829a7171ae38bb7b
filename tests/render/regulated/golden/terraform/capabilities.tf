# Rendered by dekctl from the profile ledger: change the profile, then render again.

# AWS Controllers for Kubernetes, run by EKS: kubernetes/ack/ says what they make. They may touch what belongs to the
# tenants, and nothing else.
module "ack" {
  source  = "terraform-aws-modules/eks/aws//modules/capability"
  version = "21.19.0"

  name         = "ack"
  cluster_name = module.eks.cluster_name
  type         = "ACK"

  iam_role_name            = "${var.name}-ack"
  iam_role_use_name_prefix = false
  iam_policy_statements    = local.ack_statements
}

locals {
  ack_statements = {
    buckets = {
      actions   = ["s3:CreateBucket", "s3:DeleteBucket", "s3:ListBucket", "s3:GetBucket*", "s3:Get*Configuration", "s3:PutBucket*", "s3:Put*Configuration"]
      resources = ["arn:aws:s3:::ledger-risk-111122223333", "arn:aws:s3:::ledger-payments-111122223333"]
    }
    find_buckets = {
      actions   = ["s3:ListAllMyBuckets"]
      resources = ["*"]
    }
    roles = {
      actions   = ["iam:CreateRole", "iam:GetRole", "iam:UpdateRole", "iam:DeleteRole", "iam:UpdateAssumeRolePolicy", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies", "iam:AttachRolePolicy", "iam:DetachRolePolicy", "iam:ListRoleTags", "iam:TagRole", "iam:UntagRole"]
      resources = ["arn:aws:iam::111122223333:role/ledger-risk", "arn:aws:iam::111122223333:role/ledger-risk-shs", "arn:aws:iam::111122223333:role/ledger-payments", "arn:aws:iam::111122223333:role/ledger-payments-shs"]
    }
    policies = {
      actions   = ["iam:CreatePolicy", "iam:GetPolicy", "iam:DeletePolicy", "iam:CreatePolicyVersion", "iam:GetPolicyVersion", "iam:DeletePolicyVersion", "iam:ListPolicyVersions", "iam:ListPolicyTags", "iam:TagPolicy", "iam:UntagPolicy"]
      resources = ["arn:aws:iam::111122223333:policy/ledger-risk", "arn:aws:iam::111122223333:policy/ledger-risk-shs", "arn:aws:iam::111122223333:policy/ledger-payments", "arn:aws:iam::111122223333:policy/ledger-payments-shs"]
    }
    associations = {
      actions   = ["eks:CreatePodIdentityAssociation", "eks:DescribePodIdentityAssociation", "eks:UpdatePodIdentityAssociation", "eks:DeletePodIdentityAssociation", "eks:ListPodIdentityAssociations", "eks:ListTagsForResource", "eks:TagResource", "eks:UntagResource"]
      resources = ["arn:aws:eks:eu-central-1:111122223333:cluster/ledger", "arn:aws:eks:eu-central-1:111122223333:podidentityassociation/ledger/*"]
    }
    pass_roles = {
      actions   = ["iam:GetRole", "iam:PassRole"]
      resources = ["arn:aws:iam::111122223333:role/ledger-risk", "arn:aws:iam::111122223333:role/ledger-risk-shs", "arn:aws:iam::111122223333:role/ledger-payments", "arn:aws:iam::111122223333:role/ledger-payments-shs"]
    }
  }
}
