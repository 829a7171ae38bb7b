x {
  dynamic "t" {
    for_each = toset(["a"])
    iterator = i
    content {
      n = i.value
    }
  }
  count = 1
  m = count.index
}
