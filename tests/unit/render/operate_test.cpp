// What it takes to run a platform that nobody has prepared: who reaches the API server, what restricted namespaces
// admit, what an operator opens and replaces.
#include <catch2/catch.hpp>

#include "profile_fixture.hpp"
#include "render/render.hpp"
#include "render/templates.hpp"

using namespace dek;
using namespace dek::render;

namespace {

constexpr const char* kHead = R"(apiVersion: dekctl.dev/v1alpha1
kind: PlatformProfile
metadata:
  name: payments
spec:
  design: static
  region: eu-west-1
  accountId: "111122223333"
  cluster:
    adminRoles: [arn:aws:iam::111122223333:role/platform-admin]
)";

constexpr const char* kStreams = R"(  tenants:
    - name: ledger
      costCenter: pay-1
      workloads: [flink]
    - name: intake
      costCenter: pay-2
      workloads: [nifi]
    - name: fraud
      costCenter: pay-3
      workloads: [inference]
      inference: {engine: deployment, gpu: 1, exposure: internal, host: fraud.example.com}
)";

FileSet rendered(const std::string& text) {
  const yaml::Parsed parsed = yaml::parse(text::TextId{}, text);
  const model::Loaded loaded = model::load(parsed.documents.at(0)->root());
  for (const diag::Diagnostic& diagnostic : loaded.diagnostics) FAIL(diagnostic.message);
  const Derived derived = derive(*loaded.profile);
  for (const diag::Diagnostic& diagnostic : derived.diagnostics) FAIL(diagnostic.message);
  const auto files = render::render(derived.platform, Templates());
  REQUIRE(files);
  return *files;
}

bool has(const FileSet& files, const std::string& path, std::string_view text) {
  const std::string* bytes = files.find(path);
  REQUIRE(bytes != nullptr);
  return bytes->find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("the networks of people and pipelines reach the private endpoint") {
  const FileSet usual = rendered(kSmallProfile);
  CHECK(has(usual, "terraform/eks.tf", R"(cidr_blocks = ["10.0.0.0/16"])"));
  CHECK(has(usual, "README.md", "`cluster.privateCidrs` lists, 10.0.0.0/16."));
  const std::string vpn = std::string(kHead) + "    privateCidrs: [10.20.0.0/16, 10.0.0.0/16]\n" + kStreams;
  CHECK(has(rendered(vpn), "terraform/eks.tf", R"(cidr_blocks = ["10.20.0.0/16", "10.0.0.0/16"])"));
  const std::string nobody = std::string(kHead) + "    privateCidrs: []\n" + kStreams;
  CHECK_FALSE(has(rendered(nobody), "terraform/eks.tf", "security_group_additional_rules = {\n    private_endpoint"));
}

TEST_CASE("IPv6 clients of the VPC reach the API server and internal load balancers") {
  const FileSet files = rendered(std::string(kHead) + "  network: {ipFamily: ipv6}\n" + kStreams);
  CHECK(has(files, "terraform/eks.tf", "ipv6_cidr_blocks = [module.vpc.vpc_ipv6_cidr_block]"));
  CHECK(has(files, "terraform/outputs.tf", "INBOUND_CIDRS=10.0.0.0/16,${module.vpc.vpc_ipv6_cidr_block}"));
  CHECK(has(files, "kubernetes/tenants/fraud/kustomization.yaml",
            R"(["metadata.annotations.[alb.ingress.kubernetes.io/inbound-cidrs]"])"));
  CHECK(has(files, "README.md", "output -raw inbound_env > kubernetes/tenants/fraud/inbound.env"));
  const FileSet ipv4 = rendered(std::string(kHead) + kStreams);
  CHECK_FALSE(has(ipv4, "terraform/outputs.tf", "INBOUND_CIDRS"));
}

TEST_CASE("system nodes ask CoreDNS itself: their add-ons start before the DNS cache does") {
  for (const std::string family : {"al2023", "bottlerocket"}) {
    const FileSet files =
        rendered(std::string(kHead) + "  network: {ipFamily: ipv6}\n  nodes: {amiFamily: " + family + "}\n" + kStreams);
    CHECK_FALSE(has(files, "terraform/eks.tf", "fd00::53"));
    CHECK(has(files, "kubernetes/karpenter/ec2nodeclass-general.yaml", "clusterDNS: [fd00::53]"));
  }
}

TEST_CASE("both disks of Bottlerocket are encrypted, and its pinned release is asked for") {
  const FileSet files =
      rendered(std::string(kHead) + "  nodes: {amiFamily: bottlerocket, amiVersion: v1.55.0}\n" + kStreams);
  CHECK(has(files, "terraform/eks.tf", "os = {\n          device_name = \"/dev/xvda\""));
  CHECK(has(files, "README.md", "/arm64/1.55.0/image_version"));
}

TEST_CASE("a history server starts in a restricted namespace, and without volumes") {
  const std::string values = "helm/values/spark-history-server-marketing.yaml";
  const FileSet usual = rendered(kSmallProfile);
  CHECK(has(usual, values, "podSecurityContext:\n  seccompProfile:\n    type: RuntimeDefault\n"));
  CHECK(has(usual, values, "securityContext:\n  allowPrivilegeEscalation: false\n"));
  CHECK(has(usual, values, "hybridStore:\n      enabled: true\n"));
  const FileSet diskless = rendered(std::string(kSmallProfile) + "  storage: {ebs: false}\n");
  CHECK(has(diskless, values, "hybridStore:\n      enabled: false\n"));
}

TEST_CASE("model servers may be moved one by one, and README says how streams get a new image") {
  const FileSet files = rendered(std::string(kHead) + kStreams);
  CHECK_FALSE(has(files, "inference/fraud/deployment.yaml", "do-not-disrupt"));
  CHECK(has(files, "README.md", "kubectl delete nodeclaim"));
}

TEST_CASE("NiFi answers on the loopback, where port-forward asks") {
  CHECK(has(rendered(std::string(kHead) + kStreams), "nifi/intake/nifi.yaml",
            "nifi.web.https.network.interface.default=eth0\\nnifi.web.https.network.interface.local=lo"));
}

TEST_CASE("README logs in to the registry before the first push, and removes load balancers before the VPC") {
  const FileSet files = rendered(std::string(kHead) + kStreams);
  const std::string& readme = *files.find("README.md");
  const std::size_t login = readme.find("docker login");
  CHECK(login < readme.find("docker buildx build"));
  CHECK(readme.find("docker login", login + 1) == std::string::npos);
  CHECK(readme.find("every Ingress and every Service of type LoadBalancer") < readme.find("delete nodepools"));
}

TEST_CASE("copies of images keep their tags in every Region") {
  const FileSet files = rendered(std::string(kHead) + "  registry: {replicateTo: [eu-central-1]}\n" + kStreams);
  CHECK(has(files, "terraform/ecr.tf", R"(applied_for          = ["REPLICATION"])"));
}

TEST_CASE("descriptions of security groups and their rules hold what EC2 admits") {
  const FileSet files =
      rendered(std::string(kSmallProfile) +
               "  storage: {efs: true, fsxLustre: {capacityGb: 1200}, fsxOntap: {capacityGb: 1024}}\n");
  constexpr std::string_view kAdmitted =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789. _-:/()#,@[]+=&;{}!$*";
  constexpr std::string_view kKey = "description";
  std::size_t seen = 0;
  for (const char* path : {"terraform/eks.tf", "terraform/vpc.tf", "terraform/storage.tf"}) {
    const std::string& bytes = *files.find(path);
    for (std::size_t at = bytes.find(kKey); at != std::string::npos; at = bytes.find(kKey, at + 1)) {
      const std::size_t from = bytes.find('"', at) + 1;
      const std::string text = bytes.substr(from, bytes.find('"', from) - from);
      if (text.starts_with("Write it to")) continue;  // of an output
      CHECK(text.find_first_not_of(kAdmitted) == std::string::npos);
      ++seen;
    }
  }
  CHECK(seen > 6);
}

TEST_CASE("a GitOps engine deletes no tenant because a file is gone") {
  const std::string gitops = "  gitops: {repoUrl: \"https://git.example.com/platform.git\", engine: ";
  const std::string path = "kubernetes/tenants/marketing/namespace.yaml";
  CHECK(has(rendered(kSmallProfile + gitops + "argocd}\n"), path, "argocd.argoproj.io/sync-options: Prune=false"));
  CHECK(has(rendered(kSmallProfile + gitops + "flux}\n"), path, "kustomize.toolkit.fluxcd.io/prune: disabled"));
  CHECK_FALSE(has(rendered(kSmallProfile), path, "annotations"));
}

TEST_CASE("Flink before 1.20 gets its checkpoints by the names that it knows") {
  const std::string old = std::string(kHead) +
                          "  tenants:\n    - name: ledger\n      costCenter: pay-1\n      workloads: [flink]\n"
                          "      flink: {version: v1_19}\n";
  CHECK(has(rendered(old), "flink/ledger/deployment.yaml", "    state.checkpoints.dir: s3://"));
  CHECK_FALSE(has(rendered(old), "flink/ledger/deployment.yaml", "    execution.checkpointing.dir:"));
  CHECK(has(rendered(std::string(kHead) + kStreams), "flink/ledger/deployment.yaml",
            "    execution.checkpointing.dir: s3://"));
}

TEST_CASE("README says when nobody hears alerts") {
  constexpr std::string_view kNobody = "Somebody who hears alerts";
  CHECK(has(rendered(kSmallProfile), "README.md", kNobody));
  const std::string heard = std::string(kSmallProfile) + "  observability: {alertEmails: [on-call@example.com]}\n";
  CHECK_FALSE(has(rendered(heard), "README.md", kNobody));
}
