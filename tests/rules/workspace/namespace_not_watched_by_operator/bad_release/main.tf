resource "helm_release" "spark_operator" {
  name       = "spark-operator"
  repository = "https://kubeflow.github.io/spark-operator"
  chart      = "spark-operator"
  values = [yamlencode({
    spark = { jobNamespaces = ["team-a"] }
  })]
}
