resource "helm_release" "old" {
  count      = var.next ? 0 : 1
  name       = "spark-operator"
  repository = "https://kubeflow.github.io/spark-operator"
  chart      = "spark-operator"
  values = [yamlencode({
    spark = { jobNamespaces = ["team-a"] }
  })]
}

resource "helm_release" "new" {
  count      = var.next ? 1 : 0
  name       = "spark-operator-next"
  repository = "https://kubeflow.github.io/spark-operator"
  chart      = "spark-operator"
  values = [yamlencode({
    spark = { jobNamespaces = ["team-a"] }
  })]
}
