resource "kubectl_manifest" "pool" {
  yaml_body = <<-YAML
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata:
      name: spark-executor
    spec:
      disruption:
        consolidateAfter: 0s  # dekctl: ignore[karpenter/zero] executors may go at once
  YAML
}
