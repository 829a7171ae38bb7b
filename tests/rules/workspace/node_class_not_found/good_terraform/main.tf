resource "kubernetes_manifest" "class" {
  manifest = local.classes["nvme"]
}
