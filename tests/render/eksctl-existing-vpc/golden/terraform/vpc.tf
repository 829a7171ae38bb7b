# Rendered by dekctl from the profile analytics: change the profile, then render again.

# The VPC is not dekctl's: only Karpenter's discovery tag is set, on the node subnets that the profile names.
resource "aws_ec2_tag" "karpenter_discovery" {
  for_each = toset(["subnet-0aaa0000000000031", "subnet-0aaa0000000000032"])

  resource_id = each.value
  key         = "karpenter.sh/discovery"
  value       = var.name
}
