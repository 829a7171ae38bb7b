# Rendered by dekctl from the profile research: change the profile, then render again.

output "eksctl_vpc_env" {
  description = "Write it to eksctl/vpc.env; kustomize puts the ids into eksctl/cluster.yaml"
  value = join("\n", concat(
    ["VPC_ID=${module.vpc.vpc_id}"],
    [for i, id in module.vpc.intra_subnets : "CONTROL_PLANE_SUBNET_${i + 1}=${id}"],
    [for i, id in module.vpc.private_subnets : "NODE_SUBNET_${i + 1}=${id}"],
    [""],
  ))
}

output "tenant_buckets" {
  description = "Bucket of each tenant"
  value       = { for name, bucket in module.tenant_bucket : name => bucket.s3_bucket_id }
}
