resource "aws_eks_addon" "cni" {
  addon_name = "vpc-cni"
  configuration_values = jsonencode({
    env = {
      ENABLE_PREFIX_DELEGATON = "true"
      WARM_PREFIX_TARGET      = "1"
    }
  })
}
