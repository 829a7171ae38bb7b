resource "helm_release" "old" {
  name       = "spark-operator"
  repository = "https://kubeflow.github.io/spark-operator"
  chart      = "spark-operator"
  values = [yamlencode({
    spark = { jobNamespaces = ["team-a", "team-b"] }
  })]
}

resource "helm_release" "new" {
  name       = "spark-operator-next"
  repository = "https://kubeflow.github.io/spark-operator"
  chart      = "spark-operator"
  values = [yamlencode({
    spark = { jobNamespaces = ["team-b"] }
  })]
}
