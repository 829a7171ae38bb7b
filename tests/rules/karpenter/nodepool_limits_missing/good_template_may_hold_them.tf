variable "limits" {
  type = string
}

resource "kubectl_manifest" "by_directive" {
  yaml_body = <<-YAML
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata:
      name: spark-executor
    spec:
      %{ if var.limits != "" }
      limits:
        cpu: ${var.limits}
        memory: 4000Gi
      %{ endif }
      template:
        spec:
          nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: spark}
  YAML
}

resource "kubectl_manifest" "by_value" {
  yaml_body = <<-YAML
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata:
      name: spark-driver
    spec:
      template:
        spec:
          nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: spark}
      ${indent(2, yamlencode({ limits = var.limits }))}
  YAML
}

resource "kubernetes_manifest" "by_merge" {
  manifest = {
    apiVersion = "karpenter.sh/v1"
    kind       = "NodePool"
    metadata   = { name = "spark-merged" }
    spec       = merge({ template = { spec = {} } }, var.limits)
  }
}
