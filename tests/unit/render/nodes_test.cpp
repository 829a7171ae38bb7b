// Pools, node groups and node classes of every role, and the invariants between them.
#include <algorithm>
#include <catch2/catch.hpp>

#include "profile_fixture.hpp"
#include "render/render.hpp"

namespace dek::render {
namespace {

constexpr const char* kStatic = R"(apiVersion: dekctl.dev/v1alpha1
kind: PlatformProfile
metadata:
  name: forge
spec:
  design: static
  region: us-east-1
  accountId: "111122223333"
  cluster:
    adminRoles: [arn:aws:iam::111122223333:role/platform-admin]
  maintenance: {window: "Sun 02:00-06:00"}
  network: {azs: [us-east-1a, us-east-1b]}
  tenants:
    - name: vision
      costCenter: vis-003
      workloads: [training, inference, flink]
)";

model::Loaded load_text(const std::string& text) {
  static std::vector<std::unique_ptr<std::string>> texts;
  texts.push_back(std::make_unique<std::string>(text));
  const yaml::Parsed parsed = yaml::parse(text::TextId{}, *texts.back());
  return model::load(parsed.documents.at(0)->root());
}

/// The static profile with `pools` below spec.
model::Loaded load_static(const std::string& pools) {
  return load_text(kStatic + pools);
}

const std::string kTraining = "  pools:\n    training: {instanceTypes: [p5.48xlarge], count: 4, zone: us-east-1b}\n";

std::string message_of(const model::Loaded& loaded) {
  REQUIRE(loaded.profile);
  const Derived derived = derive(*loaded.profile);
  REQUIRE(derived.diagnostics.size() == 1);
  CHECK(derived.diagnostics[0].severity == diag::Severity::error);
  return derived.diagnostics[0].message;
}

const NodeClass* class_named(const Platform& platform, std::string_view name) {
  const auto found = std::ranges::find(platform.node_classes, name, &NodeClass::name);
  return found == platform.node_classes.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("each role of a tenant has nodes behind its own taints") {
  const model::Loaded loaded = load_static(kTraining);
  REQUIRE(loaded.profile);
  const Derived derived = derive(*loaded.profile);
  const Platform& platform = derived.platform;
  std::vector<std::string> names;
  for (const NodePool& pool : platform.pools) names.push_back(pool.name);
  CHECK(names == std::vector<std::string>{"platform", "vision-streaming", "vision-inference", "vision-ray-head"});
  REQUIRE(platform.groups.size() == 1);
  const NodeGroup& training = platform.groups[0];
  CHECK(training.name == "vision-training");
  CHECK(training.zones == std::vector<std::string>{"us-east-1b"});
  CHECK(training.zone_indices == std::vector<std::size_t>{1});
  CHECK(training.accelerator == model::Accelerator::gpu);
  REQUIRE(training.taints.size() == 3);
  CHECK(training.taints[2].key == "nvidia.com/gpu");
  CHECK(nodes_of(platform, "vision", model::PoolRole::training) == &training);
  CHECK(nodes_of(platform, "vision", model::PoolRole::notebook) == nullptr);
}

TEST_CASE("no two pools take the same pod: taints differ, or zones do") {
  const model::Loaded loaded = load_profile(R"(    - name: finance
      costCenter: fin-007
      workloads: [spark]
  network: {placement: zonal, azs: [eu-west-1a, eu-west-1b]}
)");
  REQUIRE(loaded.profile);
  const Derived derived = derive(*loaded.profile);
  const auto& pools = derived.platform.pools;
  REQUIRE(pools.size() == 9);
  for (std::size_t i = 0; i < pools.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      CAPTURE(pools[i].name, pools[j].name);
      const bool same_taints = std::ranges::equal(pools[i].taints, pools[j].taints, [](const Taint& a, const Taint& b) {
        return a.key == b.key && a.value == b.value;
      });
      CHECK((!same_taints || pools[i].zones != pools[j].zones));
    }
  }
  CHECK(pinned_zone(derived.platform, "marketing") == "eu-west-1a");
  CHECK(pinned_zone(derived.platform, "finance") == "eu-west-1b");
}

TEST_CASE("every node has the same pod ceiling") {
  const model::Loaded loaded = load_static(kTraining);
  REQUIRE(loaded.profile);
  const auto files = render(derive(*loaded.profile).platform, Templates());
  REQUIRE(files);
  const std::string eks = *files->find("terraform/eks.tf");
  std::size_t ceilings = 0;
  for (std::size_t at = eks.find("maxPods = "); at != std::string::npos; at = eks.find("maxPods = ", at + 1)) {
    CHECK(eks.substr(at, 13) == "maxPods = 110");
    ++ceilings;
  }
  CHECK(ceilings == 2);
  for (const char* name : {"general", "gpu"})
    CHECK(files->find(std::string("kubernetes/karpenter/ec2nodeclass-") + name + ".yaml")->find("maxPods: 110") !=
          std::string::npos);
}

TEST_CASE("pools that want other disks, reservations or kubelets have a class of their own") {
  const model::Loaded loaded = load_static(kTraining +
                                           "    streaming: {reservation: {id: cr-0a1b2c3d4e5f60718}}\n"
                                           "    inference: {kubelet: {imageGCHighThresholdPercent: 80}}\n");
  REQUIRE(loaded.profile);
  const Derived derived = derive(*loaded.profile);
  REQUIRE(class_named(derived.platform, "general-streaming") != nullptr);
  CHECK(class_named(derived.platform, "general-streaming")->reservation.id == "cr-0a1b2c3d4e5f60718");
  REQUIRE(class_named(derived.platform, "gpu") != nullptr);
  CHECK(class_named(derived.platform, "gpu")->kubelet.count("imageGCHighThresholdPercent") == 1);
  const NodeSet* streaming = nodes_of(derived.platform, "vision", model::PoolRole::streaming);
  REQUIRE(streaming != nullptr);
  CHECK(streaming->settings->capacity == std::vector{model::Capacity::reserved, model::Capacity::on_demand});
}

TEST_CASE("nothing rendered in IPv6 needs the address of kube-dns") {
  const model::Loaded loaded = load_profile("  network: {ipFamily: ipv6}\n");
  REQUIRE(loaded.profile);
  const auto files = render(derive(*loaded.profile).platform, Templates());
  REQUIRE(files);
  CHECK(files->find("terraform/eks.tf")->find("service_ipv4_cidr") == std::string::npos);
  CHECK(files->find("kubernetes/karpenter/ec2nodeclass-general.yaml")->find("clusterDNS: [fd00::53]") !=
        std::string::npos);
  CHECK(files->find("kubernetes/dns/node-local-dns.yaml")->find("172.20.0.10") == std::string::npos);
}

TEST_CASE("without NAT Karpenter needs neither IAM nor prices, and every API has an endpoint") {
  const model::Loaded loaded = load_profile("  network: {nat: none, loadBalancing: true}\n");
  REQUIRE(loaded.profile);
  const auto files = render(derive(*loaded.profile).platform, Templates());
  REQUIRE(files);
  const auto says = [&files](const std::string& path, const std::string& part) {
    return files->find(path)->find(part) != std::string::npos;
  };
  CHECK(says("kubernetes/karpenter/ec2nodeclass-nvme.yaml", "  instanceProfile: analytics-karpenter-node\n"));
  CHECK_FALSE(says("kubernetes/karpenter/ec2nodeclass-nvme.yaml", "  role: "));
  CHECK(says("terraform/karpenter.tf", "create_instance_profile = true"));
  CHECK(says("helm/values/karpenter.yaml", "isolatedVPC: true"));
  CHECK(says("helm/values/aws-load-balancer-controller.yaml", "enableWafv2: false"));
  CHECK(says("terraform/vpc.tf", "\"elasticloadbalancing\""));
}

TEST_CASE("fixed capacity by Karpenter is a NodePool with replicas and nothing that Karpenter ignores beside them") {
  const model::Loaded loaded = load_profile(
      "  nodes: {karpenter: {staticCapacity: true}}\n"
      "  pools: {spark-executor: {count: 3}}\n");
  REQUIRE(loaded.profile);
  const auto files = render(derive(*loaded.profile).platform, Templates());
  REQUIRE(files);
  const std::string pool = *files->find("kubernetes/karpenter/nodepool-marketing-spark-executor.yaml");
  CHECK(pool.find("  replicas: 3\n") != std::string::npos);
  CHECK(pool.find("    nodes: \"4\"\n") != std::string::npos);
  for (const char* ignored : {"weight:", "consolidationPolicy:", "    cpu:"})
    CHECK(pool.find(ignored) == std::string::npos);
  CHECK(files->find("helm/values/karpenter.yaml")->find("staticCapacity: true") != std::string::npos);
}

TEST_CASE("device plugins are installed for the devices that pools have, and for no others") {
  const auto has = [](const std::string& pools, const char* chart) {
    const model::Loaded loaded = load_static(kTraining + pools);
    REQUIRE(loaded.profile);
    const auto files = render(derive(*loaded.profile).platform, Templates());
    REQUIRE(files);
    return files->find(std::string("helm/values/") + chart + ".yaml") != nullptr;
  };
  CHECK(has("", "nvidia-device-plugin"));
  CHECK(has("", "efa-device-plugin"));
  CHECK_FALSE(has("", "neuron"));
  const model::Loaded neuron =
      load_static("  pools:\n    training: {instanceTypes: [trn1.32xlarge], count: 2, zone: us-east-1b}\n");
  REQUIRE(neuron.profile);
  const auto files = render(derive(*neuron.profile).platform, Templates());
  REQUIRE(files);
  CHECK(files->find("helm/values/neuron.yaml") != nullptr);
  // Bottlerocket's image brings NVIDIA's along.
  CHECK_FALSE(has("  nodes: {amiFamily: bottlerocket}\n", "nvidia-device-plugin"));
}

TEST_CASE("without Karpenter nothing of it is rendered") {
  const model::Loaded loaded = load_profile(
      "  nodes: {karpenter: {enabled: false}}\n"
      "  pools:\n"
      "    platform: {instanceTypes: [m7g.2xlarge], count: 6}\n"
      "    spark-driver: {instanceTypes: [m7g.2xlarge], count: 2}\n"
      "    spark-executor: {instanceTypes: [r7gd.4xlarge], count: 4}\n");
  REQUIRE(loaded.profile);
  const auto files = render(derive(*loaded.profile).platform, Templates());
  REQUIRE(files);
  for (const char* path : {"terraform/karpenter.tf", "helm/values/karpenter.yaml",
                           "kubernetes/karpenter/nodepool-platform.yaml", "kubernetes/karpenter/kustomization.yaml"})
    CHECK(files->find(path) == nullptr);
  CHECK(files->find("helm/helmfile.yaml")->find("karpenter") == std::string::npos);
  CHECK(files->find("terraform/eks.tf")->find("\"marketing-spark-executor\" = {") != std::string::npos);
}

TEST_CASE("an instance type without disks in a pool that counts on them") {
  CHECK(message_of(load_static(kTraining + "    streaming: {localStorage: raid0, families: [m7gd, m7g]}\n")) ==
        "spec.pools.streaming.families: `m7g.2xlarge` has no instance storage, and `localStorage` is `raid0`");
}

TEST_CASE("budgets that never let a node go") {
  CHECK(
      message_of(load_profile("  pools: {spark-driver: {disruption: {budgets: [{nodes: \"0\", schedule: \"0 0 * * *\", "
                              "duration: 24h}]}}}\n")) ==
      "spec.pools.spark-driver.disruption.budgets: together the budgets never let a node be replaced, so none is "
      "ever patched");
}

TEST_CASE("a schedule that Karpenter refuses") {
  const std::string message = message_of(load_profile(
      "  pools: {spark-driver: {disruption: {budgets: [{nodes: \"1\", schedule: \"61 0 * * *\", duration: 1h}]}}}\n"));
  CHECK(message.find("spec.pools.spark-driver.disruption.budgets[0].schedule: `61 0 * * *` is no schedule") == 0);
}

TEST_CASE("Karpenter must fit on the system group") {
  CHECK(message_of(load_profile("  nodes: {karpenter: {resources: {cpu: 6}}}\n")) ==
        "spec.nodes.karpenter.resources.cpu: `m7g.xlarge` of the system group has 3920m for pods, Karpenter asks for "
        "6");
}

}  // namespace dek::render
