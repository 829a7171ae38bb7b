# Told nothing, the module installs 0.37.
module "addons" {
  source           = "aws-ia/eks-blueprints-addons/aws"
  version          = "~> 1.16"
  enable_karpenter = true
  karpenter = {
    repository_username = "AWS"
  }
}

resource "kubernetes_manifest" "pool" {
  manifest = {
    apiVersion = "karpenter.sh/v1beta1"
    kind       = "NodePool"
    metadata   = { name = "executors" }
  }
}
