# Rendered by dekctl from the profile models: change the profile, then render again.

# Roles, Pod Identity, interruption queue and its event rules. The controller is a Helm release: this configuration never
# has to reach the Kubernetes API, so a private endpoint cannot break terraform apply.
module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "21.19.0"

  cluster_name    = module.eks.cluster_name
  namespace       = "kube-system"
  service_account = "karpenter"

  iam_role_name                   = "models-karpenter"
  iam_role_use_name_prefix        = false
  enable_inline_policy            = true
  create_pod_identity_association = true

  # Every EC2NodeClass of kubernetes/karpenter/ names this role.
  node_iam_role_name              = "models-karpenter-node"
  node_iam_role_use_name_prefix   = false
  node_iam_role_attach_cni_policy = false
  node_iam_role_additional_policies = {
    ssm = "arn:${local.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
    # The first pull of a cached image creates its repository.
    pull_through = aws_iam_policy.pull_through.arn
  }

  # Spot warnings, health events and instance state changes reach Karpenter through this queue.
  enable_spot_termination = true
  queue_name              = "models-karpenter"
}
