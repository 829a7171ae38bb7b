# Rendered by dekctl from the profile genome: change the profile, then render again.

# EMR refuses a namespace that is not there yet: README.md says when to set `namespaces_ready`. For its own access to the
# namespace EMR makes an access entry in the cluster.
resource "aws_emrcontainers_virtual_cluster" "tenant" {
  for_each = toset(var.namespaces_ready ? ["assembly", "variants"] : [])

  name = local.tenants[each.key].role

  container_provider {
    id   = module.eks.cluster_name
    type = "EKS"

    info {
      eks_info {
        namespace = local.tenants[each.key].namespace
      }
    }
  }

  tags = { "dekctl.dev/tenant" = each.key }
}
