resource "kubectl_manifest" "pools" {
  for_each  = toset(["a", "b"])
  yaml_body = templatefile("${path.module}/pool.yaml", { name = each.key, zones = ["eu-west-1a"] })
}
