# Rendered by dekctl from the profile research: change the profile, then render again.

# Defaults come from the profile, and the Kubernetes files carry the same values: change the profile and render again
# instead of overriding one here.
variable "name" {
  description = "Platform name; also the EKS cluster, the VPC and the value of Karpenter's discovery tag"
  type        = string
  default     = "research"
}

variable "region" {
  description = "AWS Region of the platform"
  type        = string
  default     = "eu-central-1"
}

variable "account_id" {
  description = "The only AWS account that this configuration may change"
  type        = string
  default     = "111122223333"
}

variable "tags" {
  description = "Tags of every resource, beside the platform's own"
  type        = map(string)
  default     = {}
}
