resource "kubectl_manifest" "pools" {
  yaml_body = <<-YAML
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: pools
    data:
      executors.yaml: |
        apiVersion: karpenter.sh/v1
        kind: NodePool
        metadata:
          name: spark-executors
        spec:
          disruption:
            consolidationPolicy: «WhenUnderutilized»
            consolidateAfter: 2m
          template:
            spec:
              nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: spark}
              requirements: []
  YAML
}
