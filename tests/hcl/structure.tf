/* Blocks, labels,
   and comments of all forms. */
terraform {
  required_version = ">= 1.5"
  backend "s3" {}
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 6.0" } # one line
  }
}

provider "aws" { region = "eu-west-1" }

resource "aws_eks_addon" "cni" {
  cluster_name = module.eks.cluster_name // the name
  addon_name   = "vpc-cni"
  configuration_values = jsonencode({
    env = { ENABLE_PREFIX_DELEGATION = "true", WARM_PREFIX_TARGET = "1" }
  })

  timeouts {
    create = "20m" /* inline */
  }
  dynamic "tag" {
    for_each = var.tags
    content {
      key = tag.key
    }
  }
}

resource "aws_eks_addon" "dns" {
}
resource aws_subnet "bare" {
  lifecycle { ignore_changes = [tags, tags_all] }
}
