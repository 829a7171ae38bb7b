# Rendered by dekctl from the profile analytics: change the profile, then render again.

terraform {
  backend "s3" {
    bucket       = "analytics-111122223333-tfstate"
    key          = "platform/analytics/terraform.tfstate"
    region       = "eu-west-1"
    encrypt      = true
    use_lockfile = true
  }
}
