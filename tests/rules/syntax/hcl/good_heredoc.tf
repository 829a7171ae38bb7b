locals {
  pools = { driver = "on-demand", executor = "spot" }
}

resource "kubectl_manifest" "pools" {
  for_each  = local.pools
  yaml_body = <<-YAML
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: spark-${each.key}
    data:
      capacity: "${each.value}"
  YAML
}
