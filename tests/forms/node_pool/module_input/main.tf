module "executors" {
  source = "./pool"
  name   = "spark-executors"
  policy = «"WhenUnderutilized"»
}
