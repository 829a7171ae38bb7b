# Rendered by dekctl from the profile ledger: change the profile, then render again.

terraform {
  backend "s3" {
    bucket       = "acme-terraform-state"
    key          = "platforms/ledger/terraform.tfstate"
    region       = "eu-central-1"
    encrypt      = true
    use_lockfile = true
    kms_key_id   = "alias/state"
  }
}
