resource "kubectl_manifest" "executors" {
  yaml_body = <<-YAML
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata:
      name: ${var.name}-executors
    spec:
      disruption:
        consolidationPolicy: «WhenUnderutilized»
        consolidateAfter: 2m
  YAML
}

variable "name" {}
