# Rendered by dekctl from the profile forge: change the profile, then render again.

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
  cloudwatch_log_group_retention_in_days = 90

  # Long-lived jobs: a version may stay after its standard support ends, until a window allows the upgrade.
  upgrade_policy = { support_type = "EXTENDED" }

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
    # EFA wants an outbound rule to the group itself, beside the one to everywhere.
    node_to_node_out = {
      description = "All traffic between nodes, EFA included"
      protocol    = "-1"
      from_port   = 0
      to_port     = 0
      type        = "egress"
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
      ami_type       = "AL2023_x86_64_STANDARD"
      instance_types = ["m7i.xlarge"]
      capacity_type  = "ON_DEMAND"
      min_size       = 3
      max_size       = 4
      desired_size   = 3

      # The newest release is the module's default: an apply for another reason would replace these nodes.
      use_latest_ami_release_version = false
      ami_release_version            = var.system_ami_release

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

      # The pod ceiling of the Karpenter nodes; EKS would work out another one without prefix delegation in mind.
      cloudinit_pre_nodeadm = [{
        content_type = "application/node.eks.aws"
        content = yamlencode({
          apiVersion = "node.eks.aws/v1alpha1"
          kind       = "NodeConfig"
          spec       = { kubelet = { config = { maxPods = 110 } } }
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

      update_config              = { max_unavailable = 1, update_strategy = "MINIMAL" }
      node_repair_config         = { enabled = true }
      iam_role_attach_cni_policy = false
      iam_role_additional_policies = {
        ssm = "arn:${local.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
        # The first pull of a cached image creates its repository.
        pull_through = aws_iam_policy.pull_through.arn
      }
    }

    # Fixed capacity in one zone: EFA fabric and placement group, the instance's NVMe disks as scratch.
    "vision-training" = {
      ami_type       = "AL2023_x86_64_NVIDIA"
      instance_types = ["p5.48xlarge"]
      capacity_type  = "ON_DEMAND"
      min_size       = 4
      max_size       = 4
      desired_size   = 4

      subnet_ids = [module.vpc.private_subnets[1]]

      enable_efa_support     = true
      enable_efa_only        = true
      create_placement_group = true

      # One that was made outside of placement groups: a reservation made in a group belongs to that group.
      capacity_reservation_specification = {
        capacity_reservation_target = { capacity_reservation_id = "cr-0a1b2c3d4e5f60718" }
      }

      use_latest_ami_release_version = false
      ami_release_version            = var.node_group_ami_release

      labels = { "dekctl.dev/role" = "training", "dekctl.dev/tenant" = "vision", "nvidia.com/gpu.present" = "true" }
      taints = {
        tenant = {
          key    = "dekctl.dev/tenant"
          value  = "vision"
          effect = "NO_SCHEDULE"
        }
        role = {
          key    = "dekctl.dev/role"
          value  = "training"
          effect = "NO_SCHEDULE"
        }
        gpu = {
          key    = "nvidia.com/gpu"
          value  = "present"
          effect = "NO_SCHEDULE"
        }
      }

      cloudinit_pre_nodeadm = [{
        content_type = "application/node.eks.aws"
        content = yamlencode({
          apiVersion = "node.eks.aws/v1alpha1"
          kind       = "NodeConfig"
          spec = {
            instance = { localStorage = { strategy = "RAID0" } }
            # The pod ceiling of all nodes. Images for accelerators are large: several layers at a time.
            kubelet = {
              config = { maxPods = 110, serializeImagePulls = false, maxParallelImagePulls = 5, imageGCHighThresholdPercent = 80, kubeReserved = { "memory" = "4Gi" } }
            }
          }
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
            volume_size           = 300
            volume_type           = "gp3"
            iops                  = 8000
            throughput            = 800
            encrypted             = true
            delete_on_termination = true
          }
        }
      }

      update_config              = { max_unavailable = 1, update_strategy = "MINIMAL" }
      node_repair_config         = { enabled = true }
      iam_role_attach_cni_policy = false
      iam_role_additional_policies = {
        ssm = "arn:${local.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
        # The first pull of a cached image creates its repository.
        pull_through = aws_iam_policy.pull_through.arn
      }
    }
  }

  self_managed_node_groups = {
    # Fixed capacity.
    "payments-streaming" = {
      ami_type = "AL2023_x86_64_STANDARD"
      ami_id   = nonsensitive(data.aws_ssm_parameter.node_image["payments-streaming"].value)

      instance_type = "m7i.4xlarge"

      use_mixed_instances_policy = true
      mixed_instances_policy = {
        instances_distribution = {
          on_demand_base_capacity                  = 0
          on_demand_percentage_above_base_capacity = 100
        }
        launch_template = {
          override = [{ instance_type = "m7i.4xlarge" }, { instance_type = "m6i.4xlarge" }]
        }
      }

      min_size     = 6
      max_size     = 6
      desired_size = 6

      subnet_ids = module.vpc.private_subnets

      cloudinit_pre_nodeadm = [{
        content_type = "application/node.eks.aws"
        content = yamlencode({
          apiVersion = "node.eks.aws/v1alpha1"
          kind       = "NodeConfig"
          spec = {
            # The pod ceiling of all nodes.
            kubelet = {
              config = { maxPods = 110 }
              flags = [
                "--node-labels=dekctl.dev/role=streaming,dekctl.dev/tenant=payments",
                "--register-with-taints=dekctl.dev/tenant=payments:NoSchedule,dekctl.dev/role=streaming:NoSchedule",
              ]
            }
          }
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
            volume_size           = 100
            volume_type           = "gp3"
            encrypted             = true
            delete_on_termination = true
          }
        }
      }

      iam_role_attach_cni_policy = false
      iam_role_additional_policies = {
        ssm = "arn:${local.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
        # The first pull of a cached image creates its repository.
        pull_through = aws_iam_policy.pull_through.arn
      }
    }
  }

  # Pods of these namespaces and labels run on Fargate: no DaemonSet reaches them, and no disk but their own.
  fargate_profiles = {
    "tools" = {
      selectors = [{
        namespace = "tools"
      }]
      iam_role_attach_cni_policy = false
    }
    "helpers" = {
      selectors = [{
        namespace = "payments"
        labels    = { "runs-on" = "fargate" }
      }]
      iam_role_attach_cni_policy = false
    }
  }
}

# The pinned image of each group that EKS does not manage.
data "aws_ssm_parameter" "node_image" {
  for_each = {
    "payments-streaming" = "/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/x86_64/standard/amazon-eks-node-al2023-x86_64-standard-1.34-v20260301/image_id"
  }

  name = each.value
}

# Pods on Fargate have the cluster's own security group, pods on nodes have that of the nodes.
resource "aws_vpc_security_group_ingress_rule" "fargate_to_nodes" {
  security_group_id            = module.eks.node_security_group_id
  description                  = "Pods on Fargate to pods on nodes, DNS included"
  referenced_security_group_id = module.eks.cluster_primary_security_group_id
  ip_protocol                  = "-1"
}

resource "aws_vpc_security_group_ingress_rule" "nodes_to_fargate" {
  security_group_id            = module.eks.cluster_primary_security_group_id
  description                  = "Pods on nodes to pods on Fargate"
  referenced_security_group_id = module.eks.node_security_group_id
  ip_protocol                  = "-1"
}
