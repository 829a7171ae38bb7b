resource "aws_eks_addon" "cni" {
  cluster_name         = "spark"
  addon_name           = "vpc-cni"
  configuration_values = jsonencode({
    env = {
      ENABLE_PREFIX_DELEGATION = "true"
      WARM_PREFIX_TARGET       = «"0"»
    }
  })
}
