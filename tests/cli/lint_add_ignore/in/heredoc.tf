resource "kubectl_manifest" "pool" {
  yaml_body = <<-YAML
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata:
      name: inside
    spec:
      disruption:
        consolidateAfter: 0s
  YAML
}
