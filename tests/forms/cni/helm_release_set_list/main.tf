resource "helm_release" "cni" {
  name       = "aws-vpc-cni"
  repository = "https://aws.github.io/eks-charts"
  chart      = "aws-vpc-cni"
  set = [
    { name = "env.ENABLE_PREFIX_DELEGATION", value = "true" },
    { name = "env.WARM_PREFIX_TARGET", value = «"0"» },
  ]
}
