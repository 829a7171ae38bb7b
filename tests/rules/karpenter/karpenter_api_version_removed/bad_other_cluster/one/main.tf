resource "aws_eks_cluster" "one" {
  name = "one"
}

resource "helm_release" "karpenter" {
  name    = "karpenter"
  chart   = "oci://public.ecr.aws/karpenter/karpenter"
  version = "0.37.8"
}
