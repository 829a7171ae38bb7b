resource "kubectl_manifest" "node_class" {
  yaml_body = <<-YAML
    apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    metadata:
      name: ${var.name}
    spec:
      amiSelectorTerms:
        - alias: al2023@latest
  YAML
}
