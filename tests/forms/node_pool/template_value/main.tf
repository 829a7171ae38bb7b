resource "kubectl_manifest" "pool" {
  yaml_body = templatefile("pool.tftpl", { policy = "WhenUnderutilized" })
}
