locals {
  a = [local.b, local.b]
  b = "${local.a[0]}"
  c = merge({ x = 1 }, { x = 2 })["x"]
  d = [{ n = 1 }][*].n
  e = cidrsubnet("10.0.0.0/16", 4, 2)
}
