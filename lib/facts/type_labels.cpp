// One reader for each label that Karpenter computes from an instance type (its instance type provider, v1.14.1).
#include "facts/type_labels.hpp"

#include "facts/lookup.hpp"

namespace dek::facts {
namespace {

using Kind = LabelValue::Kind;

// A type of which EC2 lists no usage class in our capture may be bought in each way.
constexpr std::string_view kAnyCapacity = "on-demand|spot|reserved";

constexpr LabelValue text(std::string_view value) {
  return {.kind = Kind::text, .text = value, .number = 0};
}
constexpr LabelValue text_if(bool present, std::string_view value) {
  return present ? text(value) : LabelValue();
}
constexpr LabelValue number(int value) {
  return {.kind = Kind::number, .text = {}, .number = value};
}
constexpr LabelValue number_if(bool present, int value) {
  return present ? number(value) : LabelValue();
}
constexpr LabelValue choice(std::string_view values) {
  return {.kind = Kind::choice, .text = values, .number = 0};
}
constexpr LabelValue flag(bool value) {
  return text(value ? "true" : "false");
}

// Karpenter offers on-demand and spot as EC2 lists them; reserved follows the account's reservations, which we cannot
// see.
LabelValue capacity(const InstanceType& type) {
  if (type.usage_classes.empty()) return choice(kAnyCapacity);
  const bool on_demand = type.usage_classes.find("on-demand") != std::string_view::npos;
  const bool spot = type.usage_classes.find("spot") != std::string_view::npos;
  if (on_demand && spot) return choice(kAnyCapacity);
  return choice(on_demand ? "on-demand|reserved" : spot ? "spot|reserved" : "reserved");
}

// Windows images exist for amd64 only.
LabelValue operating_system(const InstanceType& type) {
  return choice(type.arch == Architecture::amd64 ? "linux|windows" : "linux");
}

constexpr TypeLabel kLabels[] = {
    {"karpenter.k8s.aws/instance-accelerator-count",
     [](const InstanceType& t) { return number_if(t.has_accelerator(), t.accelerator_count); }},
    {"karpenter.k8s.aws/instance-accelerator-manufacturer",
     [](const InstanceType& t) { return text_if(t.has_accelerator(), t.accelerator_manufacturer); }},
    {"karpenter.k8s.aws/instance-accelerator-name",
     [](const InstanceType& t) { return text_if(t.has_accelerator(), t.accelerator_name); }},
    {"karpenter.k8s.aws/instance-capability-flex", [](const InstanceType& t) { return flag(t.flex); }},
    {"karpenter.k8s.aws/instance-category", [](const InstanceType& t) { return text(t.category); }},
    {"karpenter.k8s.aws/instance-cpu", [](const InstanceType& t) { return number(t.vcpu); }},
    {"karpenter.k8s.aws/instance-cpu-manufacturer", [](const InstanceType& t) { return text(t.cpu_manufacturer); }},
    {"karpenter.k8s.aws/instance-cpu-sustained-clock-speed-mhz",
     [](const InstanceType& t) { return number(t.cpu_mhz); }},
    {"karpenter.k8s.aws/instance-ebs-bandwidth",
     [](const InstanceType& t) { return number_if(t.ebs_bandwidth_mbps > 0, t.ebs_bandwidth_mbps); }},
    {"karpenter.k8s.aws/instance-encryption-in-transit-supported",
     [](const InstanceType& t) { return flag(t.encryption_in_transit); }},
    {"karpenter.k8s.aws/instance-family", [](const InstanceType& t) { return text(t.family); }},
    {"karpenter.k8s.aws/instance-generation", [](const InstanceType& t) { return number(t.generation); }},
    {"karpenter.k8s.aws/instance-gpu-count", [](const InstanceType& t) { return number_if(t.has_gpu(), t.gpu_count); }},
    {"karpenter.k8s.aws/instance-gpu-manufacturer",
     [](const InstanceType& t) { return text_if(t.has_gpu(), t.gpu_manufacturer); }},
    {"karpenter.k8s.aws/instance-gpu-memory",
     [](const InstanceType& t) { return number_if(t.has_gpu(), t.gpu_memory_mib); }},
    {"karpenter.k8s.aws/instance-gpu-name", [](const InstanceType& t) { return text_if(t.has_gpu(), t.gpu_name); }},
    // Bare metal has none for Karpenter, though EC2 lists one for c7g.metal.
    {"karpenter.k8s.aws/instance-hypervisor",
     [](const InstanceType& t) { return text(t.bare_metal ? std::string_view() : t.hypervisor); }},
    {"karpenter.k8s.aws/instance-local-nvme",
     [](const InstanceType& t) { return number_if(t.local_nvme_gb > 0, t.local_nvme_gb); }},
    {"karpenter.k8s.aws/instance-memory", [](const InstanceType& t) { return number(t.memory_mib); }},
    {"karpenter.k8s.aws/instance-network-bandwidth",
     [](const InstanceType& t) { return number_if(t.network_bandwidth_mbps > 0, t.network_bandwidth_mbps); }},
    {"karpenter.k8s.aws/instance-size", [](const InstanceType& t) { return text(t.size); }},
    {"karpenter.k8s.aws/instance-tenancy", [](const InstanceType&) { return choice("default|dedicated"); }},
    {"karpenter.sh/capacity-type", capacity},
    {"kubernetes.io/arch", [](const InstanceType& t) { return text(to_string(t.arch)); }},
    {"kubernetes.io/os", operating_system},
    {"node.kubernetes.io/instance-type", [](const InstanceType& t) { return text(t.name); }},
};

constexpr std::span<const TypeLabel> kRows = kLabels;

static_assert(sorted_by(kRows, &TypeLabel::key));

constexpr NameIndex<kRows.size()> kKeys(kRows, &TypeLabel::key);

}  // namespace

std::span<const TypeLabel> type_labels() {
  return kLabels;
}

const TypeLabel* find_type_label(std::string_view key) {
  return kKeys.find(kRows, key, &TypeLabel::key);
}

}  // namespace dek::facts
