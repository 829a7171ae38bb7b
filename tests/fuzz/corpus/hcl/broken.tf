a = "x
b = <<EOT
${c
d {
  e = f(1,
g "h" {
}
}
