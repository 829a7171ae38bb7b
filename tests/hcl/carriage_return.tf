# Line ends of another system.
locals {
  a = <<-EOT
    one
      two
  EOT
  b = "x" # c
}
