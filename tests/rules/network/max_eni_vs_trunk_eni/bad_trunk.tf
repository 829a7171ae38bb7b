resource "aws_eks_addon" "cni" {
  addon_name = "vpc-cni"
  configuration_values = jsonencode({
    env = { MAX_ENI = "1", ENABLE_POD_ENI = "true" }
  })
}
