variable "name" {
  type = string
}

resource "kubectl_manifest" "spark_driver" {
  yaml_body = <<-YAML
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata:
      name: spark-driver
    spec:
      limits: {cpu: 100, memory: 400Gi}
      template:
        spec:
          nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: "${var.name}"}
      disruption:
        consolidationPolicy: WhenUnderutilized
        consolidateAfter: 5m
  YAML
}

resource "kubectl_manifest" "spark_executor" {
  yaml_body = templatefile("${path.module}/executor.yaml", {
    name   = "spark-executor"
    policy = "WhenUnderutilized"
  })
}
