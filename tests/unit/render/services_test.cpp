// File systems, images and buckets as a user finds them in the rendered files.
#include <catch2/catch.hpp>
#include <string>

#include "profile_fixture.hpp"
#include "render/clusters.hpp"
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

TEST_CASE("notebooks see every file system of their tenant, and Lustre is the bucket, checkpoints included") {
  const FileSet files = tree_of(R"(    - name: lab
      costCenter: lab
      workloads: [notebooks]
  storage:
    fsxLustre: {capacityGb: 2400, tenant: lab}
    fsxOntap: {capacityGb: 2048, tenant: lab}
)");
  const std::string hub = file(files, "helm/values/jupyterhub-lab.yaml");
  CHECK(says(hub, "mountPath: /files"));
  CHECK(says(hub, "mountPath: /datasets"));
  const std::string storage = file(files, "terraform/storage.tf");
  CHECK(says(storage, R"(file_system_path     = "/")"));
  CHECK(says(storage, "batch_import_meta_data_on_create = true"));
}

TEST_CASE("Airflow reads the status of jobs, and has no user with a password that all know") {
  const FileSet files = tree_of("  workflow: airflow\n  airflow: {repoUrl: \"https://git.example.com/dags.git\"}\n");
  CHECK(says(file(files, "kubernetes/tenants/marketing/rbac.yaml"), "resources: [sparkapplications/status]"));
  const std::string airflow = file(files, "helm/values/airflow.yaml");
  CHECK(says(airflow, "  defaultUser:\n    enabled: false"));
  CHECK(says(airflow, "karpenter.sh/do-not-disrupt"));
}

TEST_CASE("the first time charts are installed one after the other: some need the kinds of others") {
  CHECK(says(file(tree_of(""), "README.md"), "helmfile -f helm/helmfile.yaml sync"));
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

TEST_CASE("EMR on EKS: pod templates and a job instead of the operator, associations for the accounts that EMR makes") {
  const FileSet files = tree_of("  sparkRuntime: emr-on-eks\n");
  CHECK(files.find("helm/values/spark-operator.yaml") == nullptr);
  CHECK(files.find("spark/marketing/batch.yaml") == nullptr);
  CHECK(says(file(files, "terraform/emr.tf"), R"(for_each = toset(var.namespaces_ready ? ["marketing"] : []))"));
  // As `aws emr-containers create-role-associations` names them for the role analytics-marketing.
  CHECK(says(file(files, "terraform/locals.tf"),
             "emr-containers-sa-spark-driver-111122223333-1lm72081qy3s74n6nkn5b46htnp1ev"));
  CHECK(
      says(file(files, "emr/marketing/job-run.yaml"), "fallbackStorage.path: s3://analytics-marketing-111122223333/"));
  CHECK(says(file(files, "emr/marketing/executor.yaml"), "dekctl.dev/role: spark-executor"));
  CHECK(says(file(files, "README.md"), "namespaces_ready = true"));
}

TEST_CASE("EMR Serverless needs no Spark nodes, and may use as much as the quota") {
  const FileSet files = tree_of("      quota: {cpu: 400, memory: 3Ti, pods: 200}\n  sparkRuntime: emr-serverless\n");
  CHECK(files.find("kubernetes/karpenter/nodepool-marketing-spark-executor.yaml") == nullptr);
  CHECK(files.find("helm/values/yunikorn.yaml") == nullptr);
  CHECK(says(file(files, "terraform/emr.tf"), "cpu    = \"400 vCPU\"\n      memory = \"3072 GB\""));
  CHECK(says(file(files, "emr/marketing/job-run.yaml"), "role/analytics-marketing-emr"));
}

TEST_CASE("what AWS controllers make, Terraform leaves out") {
  const FileSet some = tree_of("  ack: {enabled: true, controllers: [s3]}\n");
  CHECK_FALSE(says(file(some, "terraform/tenants.tf"), "module \"tenant_bucket\""));
  CHECK(says(file(some, "terraform/tenants.tf"), "module \"tenant_identity\""));
  const FileSet files = tree_of("  ack: {enabled: true, controllers: [s3, iam, eks]}\n");
  CHECK(files.find("terraform/tenants.tf") == nullptr);
  CHECK(says(file(files, "kubernetes/tenants/marketing/service-accounts.yaml"), "kubernetes/ack/marketing.yaml"));
  const std::string objects = file(files, "kubernetes/ack/marketing.yaml");
  CHECK(says(objects, "kind: PodIdentityAssociation"));
  CHECK(says(objects, "name: analytics-marketing-111122223333"));
  CHECK(says(file(files, "terraform/capabilities.tf"), R"(["arn:aws:iam::111122223333:role/analytics-marketing")"));
  CHECK(says(file(files, "README.md"), "--key spark-events/"));
}

TEST_CASE("policies stay as short as IAM wants them") {
  std::string buckets = "      buckets:\n";
  for (int i = 0; i < 40; ++i) buckets += "        - {name: acme-lake-" + std::to_string(i) + "}\n";
  const model::Loaded loaded = load_profile(buckets);
  REQUIRE(loaded.profile);
  const Derived derived = derive(*loaded.profile);
  REQUIRE(derived.diagnostics.size() == 1);
  CHECK(says(derived.diagnostics[0].message, "spec.tenants[0].buckets: the policy of `marketing` would have "));

  std::string tenants;
  for (int i = 0; i < 30; ++i)
    tenants += "    - {name: tenant-" + std::to_string(i) + ", costCenter: c-1, workloads: [spark]}\n";
  const model::Loaded many = load_profile(tenants + "  ack: {enabled: true}\n");
  REQUIRE(many.profile);
  const Derived crowd = derive(*many.profile);
  REQUIRE(crowd.diagnostics.size() == 1);
  CHECK(says(crowd.diagnostics[0].message, "spec.ack.controllers: the controllers' policy names what belongs to each"));
}

TEST_CASE("with controllers for everything, Terraform has nothing to say about EMR") {
  const FileSet files = tree_of("  iac: both\n  sparkRuntime: emr-on-eks\n  ack: {enabled: true}\n");
  CHECK(files.find("terraform/emr.tf") == nullptr);
  CHECK(files.find("terraform/tenants.tf") == nullptr);
  CHECK(says(file(files, "kubernetes/ack/marketing.yaml"), "kind: VirtualCluster"));
}

TEST_CASE("controllers by charts share one file of values") {
  const FileSet files = tree_of("  ack: {enabled: true, managed: false}\n");
  const std::string helmfile = file(files, "helm/helmfile.yaml");
  CHECK(says(helmfile, "chart: ack/emrcontainers-chart"));
  CHECK(says(helmfile, "values: [values/ack.yaml]"));
  CHECK(says(file(files, "terraform/capabilities.tf"), R"(service_account = "ack-${each.key}-controller")"));
}

TEST_CASE("Flux waits for what an area needs") {
  const std::string flux =
      file(tree_of("  gitops: {engine: flux, repoUrl: \"https://git.example.com/a.git\", path: a/b}\n"),
           "kubernetes/gitops/analytics.yaml");
  CHECK(says(flux,
             "path: ./a/b/kubernetes/tenants/marketing\n  dependsOn:\n    - name: analytics-cluster\n"
             "    - name: analytics-karpenter\n"));
}

TEST_CASE("a cluster per tenant: names, networks and state of its own, and one that makes what the account has once") {
  const model::Loaded loaded = load_profile(R"(    - name: finance
      costCenter: fin-007
      workloads: [spark]
      spark: {driver: {cores: 3}}
  isolation: cluster
  terraform: {backend: {type: s3, bucket: acme-state, key: a/terraform.tfstate}}
)");
  for (const auto& finding : loaded.diagnostics) UNSCOPED_INFO(finding.message);
  REQUIRE(loaded.profile);
  const std::vector<ClusterTree> clusters = clusters_of(*loaded.profile);
  REQUIRE(clusters.size() == 2);
  const model::Profile& second = clusters[1].profile;
  CHECK(clusters[1].folder == "finance");
  CHECK(second.name == "analytics-finance");
  CHECK(second.tenants.front().spark.driver.cores == 3);
  CHECK(second.tenants.front().spark.image ==
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com/analytics-finance/spark:4.0.1");
  CHECK(second.network.cidr.text() == "10.0.128.0/17");
  CHECK(second.network.secondary_cidrs.front().text() == "100.67.0.0/16");
  CHECK(second.terraform.backend.key == "a/finance/terraform.tfstate");
  const auto ecr = [&clusters](std::size_t index) {
    auto files = render(derive(clusters[index].profile).platform, Templates());
    REQUIRE(files);
    return file(files.value(), "terraform/ecr.tf");
  };
  CHECK(says(ecr(0), "aws_ecr_pull_through_cache_rule"));
  CHECK_FALSE(says(ecr(1), "aws_ecr_pull_through_cache_rule"));
}

}  // namespace dek::render
