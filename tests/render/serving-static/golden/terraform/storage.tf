# Rendered by dekctl from the profile models: change the profile, then render again.

# Jars, Python environments and models that jobs mount instead of carrying them in their images.
module "artifacts_bucket" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "5.15.4"

  bucket                                = "models-111122223333-artifacts"
  attach_deny_insecure_transport_policy = true
  versioning                            = { enabled = true }

  lifecycle_rule = [{
    id                                     = "leftovers"
    enabled                                = true
    filter                                 = { prefix = "" }
    noncurrent_version_expiration          = { days = 90 }
    abort_incomplete_multipart_upload_days = 7
  }]
}

# Files that pods of any zone share. Every claim of the StorageClass `efs` gets a directory and a user of its own.
resource "aws_efs_file_system" "shared" {
  encrypted       = true
  throughput_mode = "elastic"

  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }

  lifecycle_policy {
    transition_to_primary_storage_class = "AFTER_1_ACCESS"
  }

  tags = { Name = "${var.name}-shared" }
}

resource "aws_efs_backup_policy" "shared" {
  file_system_id = aws_efs_file_system.shared.id

  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_security_group" "efs" {
  name        = "${var.name}-efs"
  description = "NFS from the nodes"
  vpc_id      = local.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "efs" {
  security_group_id            = aws_security_group.efs.id
  description                  = "NFS"
  referenced_security_group_id = module.eks.node_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
}

# A mount target per zone: traffic stays in the zone of the node.
resource "aws_efs_mount_target" "shared" {
  count = 3

  file_system_id  = aws_efs_file_system.shared.id
  subnet_id       = local.node_subnets[count.index]
  security_groups = [aws_security_group.efs.id]
}

output "efs_env" {
  description = "Write it to kubernetes/storage/efs.env; kustomize puts the id into the StorageClass"
  value       = "FILE_SYSTEM_ID=${aws_efs_file_system.shared.id}\n"

  # A file system without mount targets cannot be mounted.
  depends_on = [aws_efs_mount_target.shared]
}
