resource "aws_eks_addon" "cni" {
  addon_name = "vpc-cni"
  configuration_values = jsonencode({
    env = { ENABLE_IPv6 = "true", AWS_VPC_K8S_CNI_EXTERNALSNAT = "false" }
  })
}
