resource "kubernetes_service_account_v1" "reader" {
  metadata {
    name      = "reader"
    namespace = "web"
  }
}
