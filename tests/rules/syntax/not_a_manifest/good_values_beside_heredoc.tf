resource "helm_release" "karpenter" {
  name  = "karpenter"
  chart = "karpenter"
  values = [
    <<-YAML
      settings:
        clusterName: analytics
    YAML
  ]
}

resource "kubectl_manifest" "spark" {
  yaml_body = <<-YAML
    apiVersion: v1
    kind: Namespace
    metadata:
      name: spark
  YAML
}
