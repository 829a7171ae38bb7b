// karpenter/root-volume-default — nodes whose images and scratch live on a small root volume.
#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"
#include "model/units.hpp"

#include <algorithm>

namespace dek::rules::karpenter_root_volume_default {
namespace {

constexpr std::string_view kDoc = R"md(
Nodes keep images and pod scratch on a volume below 50 GiB.

## Why
Without `blockDeviceMappings` Karpenter gives a node 20 GiB. One Spark image takes 1 to 3 GB of it, unpacked more, and
shuffle spills go to the same disk where no local disk is used. At 85 percent use the kubelet deletes images and evicts
pods, so executors die in the middle of the largest stage. For Bottlerocket the volume that counts is the second one,
`/dev/xvdb`.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms: [{alias: al2023@v20260301}]
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms: [{alias: al2023@v20260301}]
  blockDeviceMappings:
    - deviceName: /dev/xvda
      ebs: {volumeSize: 100Gi, volumeType: gp3, encrypted: true, deleteOnTermination: true}
~~~

## Exceptions
`instanceStorePolicy: RAID0` where each NodePool of the class allows only types with local NVMe: images and scratch then
live on the NVMe array.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
- awslabs/data-on-eks: website/docs/bestpractices/analytics/soci-spark-image-pulls.md
)md";

constexpr std::int64_t kMibPerGib = 1024;
constexpr diag::Parameter kParameters[] = {
    {.name = "leastGib", .doc = "size of a volume for images and scratch", .usual = 50, .min = 1, .max = 16'384}};
constexpr int kDefaultGib = 20;  // Karpenter's default mapping for AL2, AL2023 and the data volume of Bottlerocket

// The device that holds images and scratch; empty for families that place them elsewhere.
std::string_view image_device(std::string_view family) {
  if (family == "AL2" || family == "AL2023") return "/dev/xvda";
  return family == "Bottlerocket" ? "/dev/xvdb" : "";
}

Node mapping_of(Node mappings, std::string_view device) {
  for (const Node mapping : mappings.items()) {
    if (mapping["deviceName"].is(device)) return mapping;
  }
  return {};
}

// Types of the pools of this class that RAID0 would leave on the root volume.
std::vector<std::string> types_without_nvme(const manifest::NodeClass& node_class,
                                            const manifest::Workspace& workspace) {
  std::vector<std::string> names;
  for (const manifest::NodePool* pool : workspace.pools_of(node_class)) {
    const facts::AllowedTypes& allowed = manifest::allowed_types(*pool);
    if (allowed.uncertain) continue;
    for (const facts::InstanceType* type : allowed.types) {
      if (type->local_nvme_gb == 0) names.emplace_back(type->name);
    }
  }
  return names;
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  const Node policy = node_class.spec["instanceStorePolicy"];
  const Node mappings = node_class.block_device_mappings();
  const std::string_view device = image_device(node_class.ami_family());
  if (device.empty() || policy.is_unknown() || mappings.is_unknown()) return;
  std::vector<std::string> without_nvme;
  if (policy.is("RAID0")) {
    without_nvme = types_without_nvme(node_class, out.workspace());
    if (without_nvme.empty()) return;
  }
  const Node size = mapping_of(mappings, device)["ebs"]["volumeSize"];
  const auto quantity = size.text() ? model::parse_quantity(*size.text()) : std::nullopt;
  if (mappings && (!quantity || quantity->mib() >= out.parameter("leastGib") * kMibPerGib)) return;
  auto finding = mappings ? out.at(size, "volume for images and scratch is {}", *size.text())
                          : out.at(*node_class.resource,
                                   "nodes get the default volume of {} GiB for images and scratch", kDefaultGib);
  if (!without_nvme.empty()) {
    const std::size_t count = without_nvme.size();
    without_nvme.resize(std::min<std::size_t>(count, 3));
    finding.note("{} of its pools have no NVMe for RAID0, for example {}", base::count_of(count, "type"),
                 base::join_words(without_nvme));
  }
  finding.help("map `{}` to an encrypted gp3 volume of 50Gi to 200Gi", device);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/root-volume-default",
                                                .code = "KRP056",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc,
                                                .parameters = kParameters},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_root_volume_default
