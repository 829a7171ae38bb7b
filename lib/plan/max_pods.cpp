// Formulas of nodeadm (eni_max_pods.go, config.go) and of Karpenter's instance type provider, v1.14.1.
#include "plan/max_pods.hpp"

#include <algorithm>

namespace dek::plan {
namespace {

constexpr int kHostNetworkPods = 2;  // aws-node and kube-proxy
constexpr int kPrefixAddresses = 16;

constexpr int kManyCores = 30;
constexpr int kFewCorePods = 110;
constexpr int kManyCorePods = 250;

constexpr int kReservedBaseMib = 255;
constexpr int kReservedPerPodMib = 11;
constexpr std::int64_t kEvictionMib = 100;
// Karpenter's VM_MEMORY_OVERHEAD_PERCENT, in thousandths; Graviton also keeps 64 MiB for its contiguous allocator.
constexpr std::int64_t kOverheadPerMille = 75;
constexpr std::int64_t kArmReservedMib = 64;

int addressable(EniLimits limits, int reserved_enis) {
  return std::max(0, limits.enis - reserved_enis) * limits.slots();
}

}  // namespace

EniLimits eni_limits(const facts::InstanceType& type) {
  return {type.enis, type.ipv4_per_eni};
}

bool is_nitro(const facts::InstanceType& type) {
  return type.hypervisor == "nitro" || type.bare_metal;
}

int secondary_ip_max_pods(EniLimits limits, int reserved_enis) {
  return addressable(limits, reserved_enis) + kHostNetworkPods;
}

int prefix_max_pods(EniLimits limits, int reserved_enis) {
  return addressable(limits, reserved_enis) * kPrefixAddresses + kHostNetworkPods;
}

int recommended_max_pods(int vcpu) {
  return vcpu < kManyCores ? kFewCorePods : kManyCorePods;
}

int kube_reserved_memory_mib(int eni_max_pods) {
  return kReservedPerPodMib * eni_max_pods + kReservedBaseMib;
}

// 6% of the first core, 1% of the second, half a percent of the third and fourth, a quarter of the rest.
int kube_reserved_cpu_millis(int vcpu) {
  int quarters = 0;
  for (int core = 1; core <= vcpu; ++core) quarters += core == 1 ? 240 : core == 2 ? 40 : core <= 4 ? 20 : 10;
  return quarters / 4;
}

std::int64_t allocatable_memory_mib(const facts::InstanceType& type, int reserving_pods) {
  const std::int64_t memory = type.memory_mib - (type.arch == facts::Architecture::arm64 ? kArmReservedMib : 0);
  const std::int64_t overhead = (memory * kOverheadPerMille + 999) / 1000;
  return std::max<std::int64_t>(0, memory - overhead - kube_reserved_memory_mib(reserving_pods) - kEvictionMib);
}

std::int64_t allocatable_cpu_millis(const facts::InstanceType& type) {
  return std::int64_t{type.vcpu} * 1000 - kube_reserved_cpu_millis(type.vcpu);
}

}  // namespace dek::plan
