// Terraform, eksctl and README as a user sees them: who makes what, who may log in, what the commands say.
#include <catch2/catch.hpp>
#include <string>

#include "profile_fixture.hpp"
#include "render/render.hpp"

namespace dek::render {
namespace {

/// The tree of the small profile with `more` after its tenant.
FileSet tree_of(const std::string& more = "") {
  const model::Loaded loaded = load_profile(more);
  REQUIRE(loaded.profile);
  auto files = render(derive(*loaded.profile).platform, Templates());
  REQUIRE(files);
  return files.value();
}

std::string file(const FileSet& files, const std::string& path) {
  const std::string* text = files.find(path);
  INFO(path);
  REQUIRE(text != nullptr);
  return *text;
}

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

const std::string kExistingVpc = R"(  iac: eksctl
  network:
    azs: [eu-west-1a, eu-west-1b]
    vpc:
      id: vpc-0a1b2c3d4e5f60718
      publicSubnets: [subnet-0aaa0000000000011, subnet-0aaa0000000000012]
      routableSubnets: [subnet-0aaa0000000000021, subnet-0aaa0000000000022]
      nodeSubnets: [subnet-0aaa0000000000031, subnet-0aaa0000000000032]
)";

}  // namespace

TEST_CASE("a role that two tenants name gets the groups of both") {
  const FileSet files = tree_of(R"(      access: {roles: [arn:aws:iam::111122223333:role/analysts]}
    - name: finance
      costCenter: fin-007
      workloads: [spark]
      access: {roles: [arn:aws:iam::111122223333:role/analysts]}
)");
  const std::string eks = file(files, "terraform/eks.tf");
  CHECK(says(eks, R"(kubernetes_groups = ["marketing-engineers", "finance-engineers"])"));
  CHECK(count(eks, R"("arn:aws:iam::111122223333:role/analysts" = {)") == 1);
}

TEST_CASE("an administrator who is also an engineer stays an administrator") {
  const FileSet files = tree_of("      access: {roles: [arn:aws:iam::111122223333:role/platform-admin]}\n");
  CHECK_FALSE(says(file(files, "terraform/eks.tf"), "kubernetes_groups"));
}

TEST_CASE("Terraform makes the cluster unless eksctl does") {
  CHECK(tree_of().find("terraform/eks.tf") != nullptr);
  CHECK(tree_of().find("eksctl/cluster.yaml") == nullptr);
  const FileSet both = tree_of("  iac: both\n");
  CHECK(both.find("terraform/eks.tf") == nullptr);
  CHECK(says(file(both, "terraform/outputs.tf"), "eksctl_vpc_env"));
  CHECK(says(file(both, "eksctl/kustomization.yaml"), "vpc.subnets.private.nodes-3.id"));
  CHECK(says(file(both, "README.md"), "kubectl kustomize eksctl | eksctl create cluster -f -"));
  CHECK(says(file(both, "helm/helmfile.yaml"), "reuseValues: true"));
}

TEST_CASE("in a VPC of others only the discovery tag is set") {
  const FileSet files = tree_of(kExistingVpc);
  const std::string vpc = file(files, "terraform/vpc.tf");
  CHECK(count(vpc, "resource ") == 1);
  CHECK(says(vpc, R"(toset(["subnet-0aaa0000000000031", "subnet-0aaa0000000000032"]))"));
  CHECK(says(file(files, "eksctl/cluster.yaml"), "id: vpc-0a1b2c3d4e5f60718"));
  CHECK(files.find("eksctl/kustomization.yaml") == nullptr);
}

TEST_CASE("Spark 3 gets its role through the OIDC provider") {
  const std::string tenants = file(tree_of("      spark: {version: 3.5.7}\n"), "terraform/tenants.tf");
  CHECK(says(tenants, "module \"tenant_irsa\""));
  CHECK_FALSE(says(tenants, "module \"tenant_identity\""));
}

TEST_CASE("policies of add-ons are named after the platform, so that two of them fit into one account") {
  const std::string addons = file(tree_of(), "terraform/addons.tf");
  CHECK(count(addons, "policy_name_prefix") == 2);
  CHECK(says(addons, R"(name                 = "${var.name}-s3-csi")"));
}

TEST_CASE("what mounts the artefacts may read them, and no more") {
  const std::string addons = file(tree_of(), "terraform/addons.tf");
  CHECK(says(addons, R"(actions   = ["s3:GetObject"])"));
  CHECK_FALSE(says(addons, "s3:PutObject"));
  CHECK_FALSE(says(addons, "attach_mountpoint_s3_csi_policy"));
}

TEST_CASE("tags of the profile are one map, quoted") {
  const std::string variables = file(tree_of("  tags: {owner: data, team: a b}\n"), "terraform/variables.tf");
  CHECK(says(variables, R"(default     = { "owner" = "data", "team" = "a b" })"));
}

}  // namespace dek::render
