resource "a" "b" {
  c = [for x in y : x if z]
  d = { (k) = "v-${w}", e : f... }
}
