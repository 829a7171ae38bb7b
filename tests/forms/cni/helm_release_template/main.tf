resource "helm_release" "cni" {
  name       = "aws-vpc-cni"
  repository = "https://aws.github.io/eks-charts"
  chart      = "aws-vpc-cni"
  values = [templatefile("${path.module}/cni.yaml.tpl", { tag = var.tag })]
}
