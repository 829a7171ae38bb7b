# with: whole-set
# The node group gives the label; the pool is not the only place to land.
resource "aws_eks_node_group" "trino" {
  cluster_name    = "data"
  node_group_name = "trino"
  labels          = { workload = "trino" }
}

resource "kubectl_manifest" "pool" {
  yaml_body = <<-YAML
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: spark}
    spec: {template: {metadata: {labels: {workload: spark}}}}
  YAML
}

resource "kubectl_manifest" "trino" {
  yaml_body = <<-YAML
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: trino}
    spec: {template: {spec: {nodeSelector: {workload: trino}}}}
  YAML
}
