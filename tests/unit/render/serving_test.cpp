// What serves and what people work in, as rendered: placement, accelerators, ways in, names that meet.
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
  name: models
spec:
  design: static
  region: eu-west-1
  accountId: "111122223333"
  cluster:
    adminRoles: [arn:aws:iam::111122223333:role/platform-admin]
)";

/// A static platform with these further lines of spec.
model::Loaded loaded_with(const std::string& more) {
  static std::vector<std::unique_ptr<std::string>> texts;
  texts.push_back(std::make_unique<std::string>(kHead + more));
  const yaml::Parsed parsed = yaml::parse(text::TextId{}, *texts.back());
  model::Loaded loaded = model::load(parsed.documents.at(0)->root());
  for (const diag::Diagnostic& diagnostic : loaded.diagnostics) FAIL(diagnostic.message);
  return loaded;
}

/// Its files.
FileSet rendered(const std::string& more) {
  const model::Loaded loaded = loaded_with(more);
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

std::string inference(const std::string& fields, const std::string& spec = "") {
  return spec + "  tenants:\n    - {name: vision, costCenter: vis-003, workloads: [inference], inference: {" + fields +
         "}}\n";
}

}  // namespace

TEST_CASE("a model server asks for the device that its nodes have, in requests and in limits") {
  const FileSet gpu = rendered(inference("engine: deployment"));
  const std::string& server = *gpu.find("inference/vision/deployment.yaml");
  const std::size_t request = server.find("nvidia.com/gpu: \"1\"");
  REQUIRE(request != std::string::npos);
  CHECK(server.find("nvidia.com/gpu: \"1\"", request + 1) != std::string::npos);

  const FileSet neuron = rendered(inference("engine: deployment, cpu: 3, memory: 12Gi",
                                            "  pools: {inference: {families: [inf2], sizes: [xlarge]}}\n"));
  CHECK(has(neuron, "inference/vision/deployment.yaml", "aws.amazon.com/neuron: \"1\""));
  CHECK_FALSE(has(neuron, "inference/vision/deployment.yaml", "nvidia.com/gpu"));
}

TEST_CASE("a model server without accelerators stands on plain nodes") {
  const FileSet files = rendered(inference("engine: deployment, gpu: 0"));
  CHECK_FALSE(has(files, "inference/vision/deployment.yaml", "nvidia.com/gpu"));
  CHECK(has(files, "kubernetes/karpenter/nodepool-vision-inference.yaml", "m7g"));
}

TEST_CASE("the ingress names the service that KubeRay makes, and the pods admit the balancer's subnets") {
  const FileSet files = rendered(inference("host: models.example.com, exposure: public"));
  const std::string ingress = "kubernetes/tenants/vision/inference-ingress.yaml";
  CHECK(has(files, ingress, "name: vision-serve-serve-svc"));
  CHECK(has(files, ingress, "alb.ingress.kubernetes.io/scheme: internet-facing"));
  CHECK(has(files, "kubernetes/tenants/vision/network-policy.yaml", "cidr: 10.0.16.0/20"));
  CHECK(has(files, "kubernetes/tenants/vision/network-policy.yaml", "kubernetes.io/metadata.name: kuberay"));
}

TEST_CASE("an NLB is a service with the certificate, within the quota of services") {
  const FileSet files =
      rendered(inference("engine: deployment, loadBalancer: nlb, host: models.example.com, certificateArn: "
                         "\"arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\""));
  CHECK(has(files, "inference/vision/deployment.yaml", "loadBalancerClass: service.k8s.aws/nlb"));
  CHECK(has(files, "kubernetes/tenants/vision/resource-quota.yaml", "services.loadbalancers: \"1\""));
  CHECK(files.find("kubernetes/tenants/vision/inference-ingress.yaml") == nullptr);
}

TEST_CASE("a hub without log-in by OpenID Connect keeps its own users and no way in") {
  const FileSet files = rendered("  tenants:\n    - {name: vision, costCenter: v, workloads: [notebooks]}\n");
  const std::string values = "helm/values/jupyterhub-vision.yaml";
  CHECK(has(files, values, "authenticator_class: native"));
  CHECK(has(files, values, "type: ClusterIP"));
  CHECK_FALSE(has(files, values, "ingress:"));
  CHECK(has(files, "kubernetes/tenants/vision/service-accounts.yaml", "name: notebook"));
}

TEST_CASE("Managed Prometheus takes the alerts, the cluster keeps the recording rules") {
  const FileSet files = rendered(inference("gpu: 1", "  observability: {metrics: amp, grafana: amg}\n"));
  CHECK(has(files, "terraform/prometheus-rules.yaml", "alert: NoHealthyReplica"));
  CHECK_FALSE(has(files, "kubernetes/observability/rules.yaml", "alert:"));
  CHECK(has(files, "helm/helmfile.yaml", "file: remote-write-url.txt"));
  CHECK(has(files, "terraform/observability.tf", "resource \"aws_grafana_workspace\" \"this\""));
}

TEST_CASE("what no node holds, and what the quota does not, is an error on its field") {
  const model::Loaded loaded = loaded_with(
      "  tenants:\n    - {name: vision, costCenter: v, workloads: [inference], quota: {cpu: 20, memory: 1Ti}, "
      "inference: {engine: deployment, cpu: 64, memory: 24Gi}}\n");
  const Derived derived = derive(*loaded.profile);
  REQUIRE(derived.diagnostics.size() == 2);
  CHECK(derived.diagnostics[0].message ==
        "spec.tenants[0].inference.cpu: no instance type of `pools.inference` holds 64 CPUs and 24Gi of memory beside "
        "the system's pods");
  CHECK(derived.diagnostics[1].message ==
        "spec.tenants[0].quota.cpu: heads, first workers and fewest replicas of `vision` ask for 128, the quota is 20");
}
