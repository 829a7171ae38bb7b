# Rendered by dekctl from the profile models: change the profile, then render again.

output "cluster_name" {
  description = "EKS cluster"
  value       = module.eks.cluster_name
}

output "update_kubeconfig" {
  description = "Command that writes the kubeconfig entry"
  value       = "aws eks update-kubeconfig --region ${var.region} --name ${module.eks.cluster_name}"
}

output "karpenter_node_role" {
  description = "Role that every EC2NodeClass names"
  value       = module.karpenter.node_iam_role_name
}

output "karpenter_queue" {
  description = "Interruption queue in the values of Karpenter's chart"
  value       = module.karpenter.queue_name
}

output "tenant_buckets" {
  description = "Bucket of each tenant"
  value       = { for name, bucket in module.tenant_bucket : name => bucket.s3_bucket_id }
}
