resource "aws_ebs_encryption_by_default" "all" {
  enabled = true
}

resource "kubernetes_manifest" "class" {
  manifest = {
    apiVersion = "karpenter.k8s.aws/v1"
    kind       = "EC2NodeClass"
    metadata   = { name = "default" }
    spec = {
      blockDeviceMappings = [{ deviceName = "/dev/xvda", ebs = { volumeSize = "100Gi" } }]
    }
  }
}
