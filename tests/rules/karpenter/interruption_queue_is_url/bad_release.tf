resource "helm_release" "karpenter" {
  name  = "karpenter"
  chart = "oci://public.ecr.aws/karpenter/karpenter"
  set {
    name  = "settings.interruptionQueue"
    value = "arn:aws:sqs:eu-west-1:111122223333:data"
  }
}
