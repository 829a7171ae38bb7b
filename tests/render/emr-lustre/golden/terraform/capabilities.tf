# Rendered by dekctl from the profile genome: change the profile, then render again.

# Argo CD, run by EKS; people log in through IAM Identity Center. Its role administers this cluster: kubernetes/ holds
# cluster-wide objects, and kubernetes/gitops/ registers the cluster with it.
module "argocd" {
  source  = "terraform-aws-modules/eks/aws//modules/capability"
  version = "21.19.0"

  name         = "argocd"
  cluster_name = module.eks.cluster_name
  type         = "ARGOCD"

  configuration = {
    argo_cd = {
      namespace = "argocd"
      aws_idc = {
        idc_instance_arn = "arn:aws:sso:::instance/ssoins-1234567890abcdef"
      }
      rbac_role_mapping = [{
        role     = "ADMIN"
        identity = [for group in ["a1b2c3d4-1111-2222-3333-444455556666"] : { id = group, type = "SSO_GROUP" }]
      }]
    }
  }

  iam_role_name            = "${var.name}-argocd"
  iam_role_use_name_prefix = false
}

resource "aws_eks_access_policy_association" "argocd" {
  cluster_name  = module.eks.cluster_name
  principal_arn = module.argocd.iam_role_arn
  policy_arn    = "arn:${local.partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"

  access_scope {
    type = "cluster"
  }
}
