resource "kubectl_manifest" "spark_driver" {
  yaml_body = file("${path.module}/spark-driver.yaml"
}

resource "kubectl_manifest" "spark_executor" {
  yaml_body = file("${path.module}/spark-executor.yaml")
}
