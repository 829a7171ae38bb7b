locals {
  pool  = "spark-${local.class}"
  class = "class-of-${local.pool}"
}
