# Its Karpenter comes from somewhere else; the other cluster's says nothing about it.
resource "aws_eks_cluster" "two" {
  name = "two"
}
