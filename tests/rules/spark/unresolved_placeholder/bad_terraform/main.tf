# Fills in `${role}`, and neither what stands in brackets nor the file beside it.
locals {
  class = templatefile("${path.module}/class.yaml", { role = aws_iam_role.nodes.name })
}
