variable "name" {
  type = string
}

resource "kubectl_manifest" "spark_driver" {
  yaml_body = <<-YAML
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata:
      name: spark-${var.name}
    spec:
      template:
        spec:
          nodeClassRef:
            group: karpenter.k8s.aws
            kind: EC2NodeClass
            name: "${var.name}"
          requirements:
            - key: karpenter.sh/capacity-type
              operator: In
              values: ["on-demand"]
      disruption:
        consolidationPolicy: WhenUnderutilized
        consolidateAfter: 5m
  YAML
}
