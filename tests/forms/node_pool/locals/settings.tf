locals {
  common     = { weight = 10 }
  disruption = { consolidationPolicy = «"WhenUnderutilized"» }
}
