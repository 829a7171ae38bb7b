# dekctl: ignore[karpenter/architecture-not-pinned] far away, and of no use
resource "kubectl_manifest" "around" {
  # dekctl: ignore[karpenter/consolidate-after-zero] executors may go at once
  yaml_body = <<-YAML
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata:
      name: around
    spec:
      disruption:
        consolidateAfter: 0s
  YAML
}

resource "kubectl_manifest" "inside" {
  yaml_body = <<-YAML
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata:
      name: inside
    spec:
      disruption:
        consolidateAfter: 0s  # dekctl: ignore[karpenter/consolidate-after-zero] executors may go at once
  YAML
}

resource "kubectl_manifest" "found" {
  yaml_body = <<-YAML
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata:
      name: found
    spec:
      disruption:
        consolidateAfter: 0s
  YAML
}
