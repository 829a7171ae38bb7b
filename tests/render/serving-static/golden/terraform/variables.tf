# Rendered by dekctl from the profile models: change the profile, then render again.

# Defaults come from the profile, and the Kubernetes files carry the same values: change the profile and render again
# instead of overriding one here.
variable "name" {
  description = "Platform name; also the EKS cluster, the VPC and the value of Karpenter's discovery tag"
  type        = string
  default     = "models"
}

variable "region" {
  description = "AWS Region of the platform"
  type        = string
  default     = "eu-west-1"
}

variable "account_id" {
  description = "The only AWS account that this configuration may change"
  type        = string
  default     = "111122223333"
}

variable "kubernetes_version" {
  description = "EKS minor version"
  type        = string
  default     = "1.34"
}

variable "admin_role_arns" {
  description = "IAM roles that administer the cluster"
  type        = list(string)
  default     = ["arn:aws:iam::111122223333:role/platform-admin"]
}

variable "system_ami_release" {
  description = "AMI release of the system node group, by the name that README.md asks AWS for; raise it in a maintenance window"
  type        = string
}

variable "tags" {
  description = "Tags of every resource, beside the platform's own"
  type        = map(string)
  default     = {}
}
