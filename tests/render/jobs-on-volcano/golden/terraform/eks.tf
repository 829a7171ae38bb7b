# Rendered by dekctl from the profile jobs: change the profile, then render again.

locals {
  access_entries = merge(
    {
      for arn in var.admin_role_arns : arn => {
        principal_arn = arn
        policy_associations = {
          admin = {
            policy_arn   = "arn:${local.partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
            access_scope = { type = "cluster" }
          }
        }
      }
    },
  )
}

module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "21.19.0"

  name               = var.name
  kubernetes_version = var.kubernetes_version

  # Access entries only; whoever runs terraform gets no rights in the cluster by that alone.
  authentication_mode                      = "API"
  enable_cluster_creator_admin_permissions = false
  access_entries                           = local.access_entries
  kms_key_administrators                   = var.admin_role_arns

  # A prefix would overrun IAM's 38 characters with a long platform name.
  iam_role_name            = "${var.name}-cluster"
  iam_role_use_name_prefix = false

  endpoint_private_access = true
  endpoint_public_access  = false

  # The module's group admits nodes only: kubectl and helmfile come from these networks.
  security_group_additional_rules = {
    private_endpoint = {
      description = "Networks from which people and pipelines reach the API server"
      protocol    = "tcp"
      from_port   = 443
      to_port     = 443
      type        = "ingress"
      cidr_blocks = ["10.0.0.0/16"]
    }
  }

  deletion_protection = true
  zonal_shift_config  = { enabled = true }

  enabled_log_types                      = ["api", "audit", "authenticator", "controllerManager", "scheduler"]
  cloudwatch_log_group_retention_in_days = 30

  upgrade_policy = { support_type = "STANDARD" }

  vpc_id                   = module.vpc.vpc_id
  control_plane_subnet_ids = module.vpc.intra_subnets
  subnet_ids               = module.vpc.private_subnets
  ip_family                = "ipv4"
  service_ipv4_cidr        = "172.20.0.0/16"

  node_security_group_additional_rules = {
    # Executors, task managers and training ranks talk to each other on ports that nobody can list.
    node_to_node = {
      description = "All traffic between nodes"
      protocol    = "-1"
      from_port   = 0
      to_port     = 0
      type        = "ingress"
      self        = true
    }
  }
  node_security_group_tags = {
    "karpenter.sh/discovery" = var.name
  }

  addons = local.addons

  # Karpenter, CoreDNS and the controllers of the add-ons live here, all else on Karpenter's nodes. The taint is soft:
  # until Karpenter runs there are no other nodes, and an add-on that does not tolerate a hard taint would hold up
  # terraform apply until it times out.
  eks_managed_node_groups = {
    system = {
      ami_type       = "AL2023_ARM_64_STANDARD"
      instance_types = ["m7g.xlarge"]
      capacity_type  = "ON_DEMAND"
      min_size       = 3
      max_size       = 6
      desired_size   = 3

      # The newest release is the module's default: an apply for another reason would replace these nodes.
      use_latest_ami_release_version = false

      labels = {
        "dekctl.dev/role" = "system"
      }
      taints = {
        critical = {
          key    = "CriticalAddonsOnly"
          value  = "true"
          effect = "PREFER_NO_SCHEDULE"
        }
      }

      # The pod ceiling of the Karpenter nodes: the CNI gives any node of this cluster at most 32 addresses.
      cloudinit_pre_nodeadm = [{
        content_type = "application/node.eks.aws"
        content = yamlencode({
          apiVersion = "node.eks.aws/v1alpha1"
          kind       = "NodeConfig"
          spec       = { kubelet = { config = { maxPods = 30 } } }
        })
      }]

      metadata_options = {
        http_endpoint               = "enabled"
        http_tokens                 = "required"
        http_put_response_hop_limit = 1
      }
      block_device_mappings = {
        root = {
          device_name = "/dev/xvda"
          ebs = {
            volume_size           = 80
            volume_type           = "gp3"
            encrypted             = true
            delete_on_termination = true
          }
        }
      }

      update_config              = { max_unavailable = 1 }
      node_repair_config         = { enabled = true }
      iam_role_attach_cni_policy = false
      iam_role_additional_policies = {
        ssm = "arn:${local.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
        # The first pull of a cached image creates its repository.
        pull_through = aws_iam_policy.pull_through.arn
      }
    }
  }
}
