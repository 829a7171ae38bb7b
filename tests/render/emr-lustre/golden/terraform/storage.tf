# Rendered by dekctl from the profile genome: change the profile, then render again.

# Jars, Python environments and models that jobs mount instead of carrying them in their images.
module "artifacts_bucket" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "5.15.4"

  bucket                                = "genome-111122223333-artifacts"
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

# A parallel file system in front of the bucket of assembly, in the zone of the nodes that read it.
resource "aws_security_group" "lustre" {
  name        = "${var.name}-lustre"
  description = "Lustre between nodes and file servers"
  vpc_id      = local.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "lustre" {
  for_each = { requests = [988, 988], locks = [1018, 1023] }

  security_group_id            = aws_security_group.lustre.id
  description                  = "Lustre clients"
  referenced_security_group_id = module.eks.node_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = each.value[0]
  to_port                      = each.value[1]
}

# The servers call their clients back.
resource "aws_vpc_security_group_ingress_rule" "lustre_clients" {
  for_each = { requests = [988, 988], locks = [1018, 1023] }

  security_group_id            = module.eks.node_security_group_id
  description                  = "Lustre file servers"
  referenced_security_group_id = aws_security_group.lustre.id
  ip_protocol                  = "tcp"
  from_port                    = each.value[0]
  to_port                      = each.value[1]
}

resource "aws_vpc_security_group_ingress_rule" "lustre_servers" {
  for_each = { requests = [988, 988], locks = [1018, 1023] }

  security_group_id            = aws_security_group.lustre.id
  description                  = "Lustre between file servers"
  referenced_security_group_id = aws_security_group.lustre.id
  ip_protocol                  = "tcp"
  from_port                    = each.value[0]
  to_port                      = each.value[1]
}

resource "aws_vpc_security_group_egress_rule" "lustre" {
  security_group_id = aws_security_group.lustre.id
  description       = "Replies, and the bucket"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

resource "aws_fsx_lustre_file_system" "datasets" {
  deployment_type             = "PERSISTENT_2"
  storage_type                = "SSD"
  storage_capacity            = 2400
  per_unit_storage_throughput = 250
  data_compression_type       = "LZ4"
  subnet_ids                  = [local.node_subnets[0]]
  security_group_ids          = [aws_security_group.lustre.id]

  metadata_configuration {
    mode = "AUTOMATIC"
  }

  tags = { Name = "${var.name}-assembly-datasets", "dekctl.dev/tenant" = "assembly" }
}

# Objects of the bucket appear as files, files become objects, checkpoints too: the bucket keeps the data, Lustre serves it.
resource "aws_fsx_data_repository_association" "datasets" {
  file_system_id       = aws_fsx_lustre_file_system.datasets.id
  data_repository_path = "s3://${module.tenant_bucket["assembly"].s3_bucket_id}/datasets"
  file_system_path     = "/"

  # Objects that are older than the file system.
  batch_import_meta_data_on_create = true

  s3 {
    auto_import_policy {
      events = ["NEW", "CHANGED", "DELETED"]
    }

    auto_export_policy {
      events = ["NEW", "CHANGED", "DELETED"]
    }
  }
}

output "lustre_env" {
  description = "Write it to kubernetes/tenants/assembly/lustre.env; kustomize puts the values into the volume"
  value = join("\n", [
    "FILE_SYSTEM_ID=${aws_fsx_lustre_file_system.datasets.id}",
    "DNS_NAME=${aws_fsx_lustre_file_system.datasets.dns_name}",
    "MOUNT_NAME=${aws_fsx_lustre_file_system.datasets.mount_name}",
    "",
  ])
}
