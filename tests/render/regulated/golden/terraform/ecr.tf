# Rendered by dekctl from the profile ledger: change the profile, then render again.

resource "aws_ecr_repository" "platform" {
  for_each = toset(["spark"])

  name                 = "${var.name}/${each.key}"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
  }
}

resource "aws_ecr_lifecycle_policy" "platform" {
  for_each = aws_ecr_repository.platform

  repository = each.value.name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Untagged layers go after two weeks"
      selection = {
        tagStatus   = "untagged"
        countType   = "sinceImagePushed"
        countUnit   = "days"
        countNumber = 14
      }
      action = { type = "expire" }
    }]
  })
}

# AWS keeps one replication configuration per account and Region: import it if yours has one already.
resource "aws_ecr_replication_configuration" "images" {
  replication_configuration {
    rule {
      dynamic "destination" {
        for_each = var.replica_regions
        content {
          region      = destination.value
          registry_id = var.account_id
        }
      }

      repository_filter {
        filter      = "ledger/"
        filter_type = "PREFIX_MATCH"
      }
    }
  }
}

# ECR makes the repositories of the copies by itself; without this their tags could be moved, and nothing would ever expire.
resource "aws_ecr_repository_creation_template" "replica" {
  for_each = toset(var.replica_regions)

  region               = each.key
  prefix               = var.name
  description          = "Copies of the images of ${var.name}"
  applied_for          = ["REPLICATION"]
  image_tag_mutability = "IMMUTABLE"
  lifecycle_policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Untagged layers go after two weeks"
      selection = {
        tagStatus   = "untagged"
        countType   = "sinceImagePushed"
        countUnit   = "days"
        countNumber = 14
      }
      action = { type = "expire" }
    }]
  })
}

# Public images are fetched once into this account and then served from ECR inside the VPC. Prefixes belong to the account
# and Region: where another platform made them already, import them.
resource "aws_ecr_pull_through_cache_rule" "upstream" {
  for_each = { "ecr-public" = "public.ecr.aws", "quay" = "quay.io", "k8s" = "registry.k8s.io", "docker-hub" = "registry-1.docker.io" }

  ecr_repository_prefix = each.key
  upstream_registry_url = each.value
  # Docker Hub lets nobody in without an account; the others want none.
  credential_arn = each.key == "docker-hub" ? "arn:aws:secretsmanager:eu-central-1:111122223333:secret:ecr-pullthroughcache/docker-hub-a1b2c3" : null
}

# How the cache makes a repository. Tags stay mutable: the registry behind it may move them.
resource "aws_ecr_repository_creation_template" "upstream" {
  for_each = aws_ecr_pull_through_cache_rule.upstream

  prefix               = each.key
  description          = "Copies of ${each.value.upstream_registry_url}"
  applied_for          = ["PULL_THROUGH_CACHE"]
  image_tag_mutability = "MUTABLE"
  lifecycle_policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "What no tag names any more goes after two weeks"
      selection = {
        tagStatus   = "untagged"
        countType   = "sinceImagePushed"
        countUnit   = "days"
        countNumber = 14
      }
      action = { type = "expire" }
    }]
  })
}

# The first pull of a cached image creates its repository, with the permissions of the node that pulls.
resource "aws_iam_policy" "pull_through" {
  name        = "${var.name}-ecr-pull-through"
  description = "Create and fill repositories of the pull-through cache"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"]
      Resource = [
        for prefix in ["ecr-public", "quay", "k8s", "docker-hub"] :
        "arn:${local.partition}:ecr:${var.region}:${var.account_id}:repository/${prefix}/*"
      ]
    }]
  })
}
