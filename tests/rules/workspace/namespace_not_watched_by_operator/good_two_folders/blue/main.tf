# One of two clusters.
resource "helm_release" "operator" {
  name       = "spark-operator-blue"
  repository = "https://kubeflow.github.io/spark-operator"
  chart      = "spark-operator"
  values = [yamlencode({
    spark = { jobNamespaces = ["team-a"] }
  })]
}
