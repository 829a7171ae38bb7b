// File systems, images and buckets as a user finds them in the rendered files.
#include <catch2/catch.hpp>
#include <string>

#include "profile_fixture.hpp"
#include "render/render.hpp"

namespace dek::render {
namespace {

/// `more` continues the one tenant of the small profile, then spec.
FileSet tree_of(const std::string& more) {
  const model::Loaded loaded = load_profile(more);
  for (const auto& finding : loaded.diagnostics) UNSCOPED_INFO(finding.message);
  REQUIRE(loaded.profile);
  auto files = render(derive(*loaded.profile).platform, Templates());
  if (!files) FAIL(files.error().message);
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

}  // namespace

TEST_CASE("ids of file systems travel from Terraform's outputs through kustomize") {
  const FileSet files = tree_of(R"(  storage:
    efs: true
    fsxLustre: {capacityGb: 2400}
    fsxOntap: {capacityGb: 2048}
)");
  const std::string storage = file(files, "terraform/storage.tf");
  CHECK(says(storage, R"(output "efs_env")"));
  CHECK(says(storage, "storage_capacity            = 2400"));
  CHECK(says(storage, R"(deployment_type     = "MULTI_AZ_1")"));
  const std::string shared = file(files, "kubernetes/storage/kustomization.yaml");
  CHECK(says(shared, "envs: [efs.env]"));
  CHECK(says(shared, "fieldPaths: [spec.credentials.name]"));
  CHECK(says(file(files, "kubernetes/tenants/marketing/kustomization.yaml"),
             "select: { kind: PersistentVolume, name: marketing-datasets }"));
  CHECK(says(file(files, "kubernetes/tenants/marketing/shared-volume.yaml"), "storageClassName: efs"));
  CHECK(says(file(files, "kubernetes/tenants/marketing/files-volume.yaml"), "storage: 1024Gi"));
  const std::string readme = file(files, "README.md");
  CHECK(says(readme, "output -raw lustre_env > kubernetes/tenants/marketing/lustre.env"));
  CHECK(says(readme, "kubectl apply -k kubernetes/storage"));
}

TEST_CASE("a platform without file systems has no trace of them") {
  const FileSet files = tree_of("");
  CHECK(files.find("kubernetes/storage/kustomization.yaml") == nullptr);
  CHECK_FALSE(says(file(files, "terraform/locals.tf"), "node_subnets"));
  CHECK_FALSE(says(file(files, "kubernetes/tenants/marketing/kustomization.yaml"), "configMapGenerator"));
}

TEST_CASE("where eksctl makes the cluster, file systems open to the nodes' networks") {
  const FileSet files = tree_of("  iac: both\n  storage: {efs: true, fsxOntap: {capacityGb: 1024}}\n");
  CHECK(says(file(files, "terraform/storage.tf"), "for_each = toset(local.node_cidrs)"));
  const std::string cluster = file(files, "eksctl/cluster.yaml");
  CHECK(says(cluster, "efsCSIController: true"));
  CHECK(says(cluster, "role-arn: arn:aws:iam::111122223333:role/analytics-trident"));
  CHECK(says(cluster, "roleName: analytics-trident"));
}

TEST_CASE("Docker Hub images come through the cache") {
  const FileSet files = tree_of(R"(  registry:
    pullThrough: [docker-hub]
    credentialArn: arn:aws:secretsmanager:eu-west-1:111122223333:secret:ecr-pullthroughcache/hub-a1b2c3
)");
  CHECK(says(file(files, "terraform/ecr.tf"), R"("docker-hub" = "registry-1.docker.io")"));
  CHECK(says(file(files, "helm/values/yunikorn.yaml"),
             "repository: 111122223333.dkr.ecr.eu-west-1.amazonaws.com/docker-hub/apache/yunikorn"));
}

TEST_CASE("a granted bucket opens the prefixes that were named, and only for what was said") {
  const std::string grant = "      buckets: [{name: acme-lake, access: read, prefixes: [raw/]}]\n";
  const std::string locals = file(tree_of(grant), "terraform/locals.tf");
  CHECK(says(locals, R"({ bucket = "acme-lake", write = false, prefixes = ["raw/"] })"));
  const std::string cluster = file(tree_of(grant + "  iac: both\n"), "eksctl/cluster.yaml");
  CHECK(says(cluster, "s3:prefix: [raw/*]"));
  CHECK(says(cluster, "Action: [s3:GetObject]\n            Resource: [arn:aws:s3:::acme-lake/raw/*]"));
}

}  // namespace dek::render
