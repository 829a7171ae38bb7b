# dekctl: ignore-file[karpenter/architecture-not-pinned] both kinds of images exist
resource "kubectl_manifest" "pool" {
  # dekctl: ignore[karpenter/consolidate-after-zero] said around the text, for all of it
  yaml_body = <<-YAML
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata:
      name: spark-executor
    spec:
      template:
        spec:
          requirements:
            - {key: karpenter.k8s.aws/instance-category, operator: In, values: [r]}
      disruption:
        consolidateAfter: 0s
  YAML
}
