locals {
  a = <<-EOT
    x: ${local.b ~}
    %{ for i, v in [1, 2] ~}
    - ${v}
    %{ endfor ~}
  EOT
  b = jsonencode({ c = [1, null, true], d = try(var.x.y, 1) })
}
