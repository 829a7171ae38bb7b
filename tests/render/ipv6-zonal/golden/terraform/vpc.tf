# Rendered by dekctl from the profile sixer: change the profile, then render again.

module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "6.6.0"

  name = var.name
  cidr = "10.0.0.0/16"
  azs  = local.azs

  # Routable space: internet-facing load balancers and NAT gateways.
  public_subnets = ["10.0.0.0/20", "10.0.16.0/20", "10.0.32.0/20"]
  # Routable space: control-plane interfaces, internal load balancers, VPC endpoints.
  intra_subnets = ["10.0.64.0/20", "10.0.80.0/20", "10.0.96.0/20"]
  # Nodes; their pods have IPv6 addresses.
  private_subnets = ["10.0.128.0/19", "10.0.160.0/19", "10.0.192.0/19"]

  # A /56 of Amazon's, one /64 of it per subnet. Pods leave over IPv6 through the egress-only gateway; what answers on
  # IPv4 alone they reach through their node and the NAT gateways.
  enable_ipv6                  = true
  create_egress_only_igw       = true
  public_subnet_ipv6_prefixes  = [0, 1, 2]
  intra_subnet_ipv6_prefixes   = [8, 9, 10]
  private_subnet_ipv6_prefixes = [16, 17, 18]

  public_subnet_assign_ipv6_address_on_creation  = true
  intra_subnet_assign_ipv6_address_on_creation   = true
  private_subnet_assign_ipv6_address_on_creation = true

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
      cidr_blocks = ["10.0.0.0/16"]
    }
    ingress_https_ipv6 = {
      description      = "HTTPS from every address of the VPC"
      ipv6_cidr_blocks = [module.vpc.vpc_ipv6_cidr_block]
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
      for service in ["ecr.api", "ecr.dkr", "sts", "ec2", "eks", "eks-auth", "sqs", "ssm", "logs"] :
      replace(service, ".", "_") => {
        service             = service
        private_dns_enabled = true
      }
    },
  )
}
