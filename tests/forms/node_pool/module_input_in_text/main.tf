module "executors" {
  source = "./pool"
  policy = "WhenUnderutilized"
}
