data "kubectl_path_documents" "pools" {
  pattern = "${path.module}/pools/*.yaml"
  vars    = { zone = local.zone }
}

locals {
  classes = {
    for file in fileset("${path.module}/classes", "*.yaml") :
    file => templatefile("${path.module}/classes/${file}", { role = aws_iam_role.nodes.name })
  }
}
