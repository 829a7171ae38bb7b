# Rendered by dekctl from the profile models: change the profile, then render again.

module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "6.6.0"

  name = var.name
  cidr = "10.0.0.0/16"
  azs  = local.azs

  secondary_cidr_blocks = ["100.64.0.0/16", "100.65.0.0/16", "100.66.0.0/16"]

  # Routable space: internet-facing load balancers and NAT gateways.
  public_subnets = ["10.0.0.0/20", "10.0.16.0/20", "10.0.32.0/20"]
  # Routable space: control-plane interfaces, internal load balancers, VPC endpoints.
  intra_subnets = ["10.0.64.0/20", "10.0.80.0/20", "10.0.96.0/20"]
  # RFC 6598 space, routed nowhere outside the VPC: nodes and pods.
  private_subnets = ["100.64.0.0/16", "100.65.0.0/16", "100.66.0.0/16"]

  enable_nat_gateway     = true
  single_nat_gateway     = false
  one_nat_gateway_per_az = true

  enable_dns_hostnames                 = true
  enable_dns_support                   = true
  enable_network_address_usage_metrics = true

  public_subnet_tags = {
    "kubernetes.io/role/elb" = "1"
  }

  intra_subnet_tags = {
    "kubernetes.io/role/internal-elb" = "1"
  }

  # Karpenter starts nodes in the subnets with this tag, and only there.
  private_subnet_tags = {
    "karpenter.sh/discovery" = var.name
  }
}

module "vpc_endpoints" {
  source  = "terraform-aws-modules/vpc/aws//modules/vpc-endpoints"
  version = "6.6.0"

  vpc_id     = module.vpc.vpc_id
  subnet_ids = module.vpc.intra_subnets

  create_security_group      = true
  security_group_name        = "${var.name}-vpc-endpoints"
  security_group_description = "HTTPS from nodes and pods to AWS APIs"
  security_group_rules = {
    ingress_https = {
      description = "HTTPS from every address of the VPC"
      cidr_blocks = ["10.0.0.0/16", "100.64.0.0/16", "100.65.0.0/16", "100.66.0.0/16"]
    }
  }

  endpoints = merge(
    # Free of charge, and on every route table: image layers and table data do not pass the NAT gateways.
    {
      s3 = {
        service      = "s3"
        service_type = "Gateway"
        route_table_ids = concat(
          module.vpc.private_route_table_ids,
          module.vpc.intra_route_table_ids,
          module.vpc.public_route_table_ids,
        )
      }
    },
    {
      for service in ["ecr.api", "ecr.dkr", "sts", "ec2", "eks", "eks-auth", "sqs", "ssm", "logs", "elasticfilesystem"] :
      replace(service, ".", "_") => {
        service             = service
        private_dns_enabled = true
      }
    },
  )
}
