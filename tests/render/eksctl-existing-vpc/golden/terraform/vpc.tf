# Rendered by dekctl from the profile analytics: change the profile, then render again.

# The VPC is not dekctl's: only tags are set, on the subnets that the profile names.

# The load balancer controller finds subnets by these tags: public ones face the internet.
resource "aws_ec2_tag" "public_load_balancers" {
  for_each = toset(["subnet-0aaa0000000000011", "subnet-0aaa0000000000012"])

  resource_id = each.value
  key         = "kubernetes.io/role/elb"
  value       = "1"
}

resource "aws_ec2_tag" "internal_load_balancers" {
  for_each = toset(["subnet-0aaa0000000000021", "subnet-0aaa0000000000022"])

  resource_id = each.value
  key         = "kubernetes.io/role/internal-elb"
  value       = "1"
}
