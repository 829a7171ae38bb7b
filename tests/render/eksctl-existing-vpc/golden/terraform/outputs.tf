# Rendered by dekctl from the profile analytics: change the profile, then render again.

output "tenant_buckets" {
  description = "Bucket of each tenant"
  value       = { for name, bucket in module.tenant_bucket : name => bucket.s3_bucket_id }
}
