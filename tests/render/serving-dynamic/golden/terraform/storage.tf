# Rendered by dekctl from the profile research: change the profile, then render again.

# Jars, Python environments and models that jobs mount instead of carrying them in their images.
module "artifacts_bucket" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "5.15.4"

  bucket                                = "research-111122223333-artifacts"
  attach_deny_insecure_transport_policy = true
  versioning                            = { enabled = true }

  lifecycle_rule = [{
    id                                     = "leftovers"
    enabled                                = true
    filter                                 = { prefix = "" }
    noncurrent_version_expiration          = { days = 90 }
    abort_incomplete_multipart_upload_days = 7
  }]
}
