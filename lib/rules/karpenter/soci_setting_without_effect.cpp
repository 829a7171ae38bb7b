// karpenter/soci-setting-without-effect — parallel image pull configured where nothing reads it.
#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"
#include "manifest/user_data.hpp"

#include <algorithm>

namespace dek::rules::karpenter_soci_setting_without_effect {
namespace {

constexpr std::string_view kDoc = R"md(
Parallel image pull (SOCI) is configured in a place that AL2023 does not read.

## Why
On AL2023 the snapshotter starts only with the gate `FastImagePull` of the NodeConfig; a `soci` block in
`spec.containerd.config` is accepted and does nothing, and a cold pull of a 3 GB Spark image keeps taking tens of
seconds on every new node. With the gate on, the disk is next: `gp3` delivers 125 MiB/s unless more is provisioned, and
600 is where the gain flattens. Below 4 vCPU or 7 GiB nodeadm switches the feature off by itself.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms: [{alias: al2023@v20260301}]
  userData: |
    apiVersion: node.eks.aws/v1alpha1
    kind: NodeConfig
    spec:
      containerd:
        config: |
          [plugins."io.containerd.snapshotter.v1.soci".blob]
            max_concurrent_downloads_per_image = 20
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms: [{alias: al2023@v20260301}]
  instanceStorePolicy: RAID0
  userData: |
    apiVersion: node.eks.aws/v1alpha1
    kind: NodeConfig
    spec:
      featureGates:
        FastImagePull: true
~~~

## Exceptions
Bottlerocket, which has settings of its own for this. The throughput of the volume and the size of the types are advice,
and the volume is not judged with `instanceStorePolicy: RAID0`.

## Sources
- awslabs/data-on-eks: website/docs/bestpractices/analytics/soci-spark-image-pulls.md
)md";

constexpr std::int64_t kLeastThroughput = 600;  // MiB/s
constexpr std::int64_t kDefaultThroughput = 125;
constexpr int kLeastVcpu = 4, kLeastMemoryMib = 7 * 1024;  // nodeadm's own gate
constexpr std::string_view kRoot = "/dev/xvda";

/// The gate in any of the configurations; absent when none has it.
Node gate_of(const std::vector<Node>& configs) {
  for (const Node config : configs) {
    if (const Node gate = config.at("spec.featureGates.FastImagePull"); gate && gate.as_bool() != false) return gate;
  }
  return {};
}

/// The gp3 throughput of the root volume; empty when it is not known, or of another type.
std::optional<std::int64_t> root_throughput(const manifest::NodeClass& node_class) {
  const Node mappings = node_class.block_device_mappings();
  if (!mappings) return kDefaultThroughput;
  for (const Node mapping : mappings.items()) {
    const Node ebs = mapping["ebs"];
    if (!mapping["deviceName"].is(kRoot) || !ebs["volumeType"].is("gp3")) continue;
    return ebs["throughput"] ? ebs["throughput"].as_integer() : kDefaultThroughput;
  }
  return std::nullopt;
}

void check_disk(const manifest::NodeClass& node_class, Node place, Reporter& out) {
  const auto throughput = root_throughput(node_class);
  if (!throughput || *throughput >= kLeastThroughput || node_class.spec["instanceStorePolicy"]) return;
  out.at(place, "parallel image pull onto a volume of {} MiB/s", *throughput)
      .severity(Severity::advice)
      .help("give `{}` a `throughput` of {}, or use types with NVMe and `instanceStorePolicy: RAID0`", kRoot,
            kLeastThroughput);
}

void check_types(const manifest::NodeClass& node_class, Node place, Reporter& out) {
  std::vector<std::string> small;
  for (const manifest::NodePool* pool : out.workspace().pools_of(node_class)) {
    const facts::AllowedTypes& allowed = manifest::allowed_types(*pool);
    if (allowed.uncertain) return;
    for (const facts::InstanceType* type : allowed.types) {
      if (type->vcpu < kLeastVcpu || type->memory_mib < kLeastMemoryMib) small.emplace_back(type->name);
    }
  }
  if (small.empty()) return;
  std::ranges::sort(small);
  out.at(place, "parallel image pull is off on types below 4 vCPU or 7 GiB, and the pools allow some")
      .severity(Severity::advice)
      .note("for example `{}`", small.front())
      .help("allow types from `xlarge` on");
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  const manifest::UserData& user_data = node_class.user_data();
  const std::vector<Node> configs = user_data.node_configs();
  if (node_class.ami_family() != "AL2023" || configs.empty()) return;
  const Node place = user_data.node.key();
  if (const Node gate = gate_of(configs)) {
    if (gate.as_bool() != true) return;
    check_disk(node_class, place, out);
    return check_types(node_class, place, out);
  }
  const auto mentions_soci = [](Node config) {
    return base::contains_ignoring_case(config.at("spec.containerd.config").raw(), "soci");
  };
  if (std::ranges::none_of(configs, mentions_soci)) return;
  out.at(place, "a `soci` block in `spec.containerd.config` has no effect")
      .help("set `spec.featureGates.FastImagePull: true` in the NodeConfig; it brings the settings along");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/soci-setting-without-effect",
                                                .code = "KRP069",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_soci_setting_without_effect
