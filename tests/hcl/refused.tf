# Refused by every HCL reader: three mistakes in three items.
resource "aws_eks_addon" "cni" {
  addon_name = "vpc-cni", addon_version = "v1"
  pattern    = "\d+"
}
locals { a = 1, b = 2 }
