resource "aws_eks_addon" "cni" {
  addon_name           = "vpc-cni"
  configuration_values = "{\"env\":{\"ENABLE_PREFIX_DELEGATION\":\"true\",\"WARM_IP_TARGET\":5}}"
}
resource "aws_eks_addon" "cni2" {
  addon_name           = "vpc-cni"
  configuration_values = <<-JSON
    {"env": {"ENABLE_PREFIX_DELEGATION": "true", "WARM_IP_TARGET": 5}}
  JSON
}
