// The end state of ipamd's pool loop (amazon-vpc-cni-k8s v1.23.0, pkg/ipamd/ipamd.go), in closed form.
#include "plan/addresses.hpp"

#include <algorithm>

namespace dek::plan {
namespace {

constexpr int kPrefixAddresses = 16;

int ceil_div(int value, int by) {
  return (value + by - 1) / by;
}

bool has_ip_targets(const CniSettings& cni) {
  return cni.warm_ip_target > 0 || cni.minimum_ip_target > 0;
}

// A MAX_ENI outside of 1 to the type's limit counts as the limit. With custom networking the primary ENI carries no
// pods.
int pod_enis(EniLimits limits, const CniSettings& cni) {
  const int enis = cni.max_eni >= 1 && cni.max_eni <= limits.enis ? cni.max_eni : limits.enis;
  return std::max(0, enis - (cni.custom_networking ? 1 : 0));
}

// Whole ENIs: one to begin with, more while fewer than the warm target's positions are free and kubelet could use them.
int warm_enis(EniLimits limits, const CniSettings& cni, int pods, int max_pods) {
  const int most = pod_enis(limits, cni);
  const int slots = limits.slots();
  int enis = std::min(1, most);
  const auto too_few = [&] {
    const int free = enis * slots - pods;
    return cni.warm_eni_target > 0 ? free < slots * cni.warm_eni_target : free <= 0;
  };
  while (enis < most && enis * slots < max_pods && too_few()) ++enis;
  return enis;
}

// Addresses in secondary mode. Without WARM_IP_TARGET the minimum is the end.
int targeted_addresses(EniLimits limits, const CniSettings& cni, int pods) {
  const int wanted =
      cni.warm_ip_target > 0 ? std::max(pods + cni.warm_ip_target, cni.minimum_ip_target) : cni.minimum_ip_target;
  return std::min(wanted, pod_enis(limits, cni) * limits.slots());
}

int wanted_prefixes(const CniSettings& cni, int pods) {
  if (!has_ip_targets(cni)) return ceil_div(pods, kPrefixAddresses) + std::max(0, cni.warm_prefix_target);
  const int minimum = ceil_div(std::max(0, cni.minimum_ip_target), kPrefixAddresses);
  return cni.warm_ip_target > 0 ? std::max(ceil_div(pods + cni.warm_ip_target, kPrefixAddresses), minimum) : minimum;
}

int held_prefixes(EniLimits limits, const CniSettings& cni, int pods, int max_pods) {
  const int room = pod_enis(limits, cni) * limits.slots();
  // Since CNI 1.17.1 nothing grows once kubelet's pods are served.
  const int useful = ceil_div(max_pods, kPrefixAddresses);
  return std::min({wanted_prefixes(cni, pods), room, useful});
}

NodeAddresses with_prefixes(EniLimits limits, const CniSettings& cni, int pods, int max_pods) {
  NodeAddresses node;
  node.prefixes = held_prefixes(limits, cni, pods, max_pods);
  node.enis = std::max(1, ceil_div(node.prefixes, limits.slots())) + (cni.custom_networking ? 1 : 0);
  node.held = std::int64_t{node.prefixes} * kPrefixAddresses + node.enis;
  node.address_units = node.enis + node.prefixes;
  node.pods_waiting = std::max(0, pods - node.prefixes * kPrefixAddresses);
  return node;
}

NodeAddresses with_addresses(EniLimits limits, const CniSettings& cni, int pods, int max_pods) {
  NodeAddresses node;
  const bool targets = has_ip_targets(cni);
  const int enis = targets ? 0 : warm_enis(limits, cni, pods, max_pods);
  const int addresses = targets ? targeted_addresses(limits, cni, pods) : enis * limits.slots();
  node.enis = std::max(1, targets ? ceil_div(addresses, limits.slots()) : enis) + (cni.custom_networking ? 1 : 0);
  node.held = std::int64_t{addresses} + node.enis;
  node.address_units = node.held;
  node.pods_waiting = std::max(0, pods - addresses);
  return node;
}

}  // namespace

AddressMode address_mode(const CniSettings& cni) {
  if (cni.ipv6) return AddressMode::ipv6;
  if (has_ip_targets(cni)) return cni.prefix_delegation ? AddressMode::prefix_ip_targets : AddressMode::ip_targets;
  return cni.prefix_delegation ? AddressMode::warm_prefixes : AddressMode::warm_eni;
}

CniSettings effective_settings(CniSettings cni, const facts::InstanceType& type) {
  cni.prefix_delegation = cni.prefix_delegation && is_nitro(type);
  return cni;
}

std::int64_t pod_address_ceiling(EniLimits limits, const CniSettings& cni) {
  const int per_slot = cni.prefix_delegation ? kPrefixAddresses : 1;
  const std::int64_t room = std::int64_t{pod_enis(limits, cni)} * limits.slots() * per_slot;
  if (cni.minimum_ip_target <= 0 || cni.warm_ip_target > 0) return room;
  return std::min<std::int64_t>(room, std::int64_t{ceil_div(cni.minimum_ip_target, per_slot)} * per_slot);
}

NodeAddresses node_addresses(EniLimits limits, const CniSettings& cni, int pods, int max_pods) {
  switch (address_mode(cni)) {
    // One /80 and one primary address of each family on the only ENI.
    case AddressMode::ipv6:
      return {.enis = 1, .prefixes = 1, .held = 1, .address_units = 3, .pods_waiting = 0};
    case AddressMode::warm_eni:
    case AddressMode::ip_targets:
      return with_addresses(limits, cni, pods, max_pods);
    case AddressMode::warm_prefixes:
    case AddressMode::prefix_ip_targets:
      return with_prefixes(limits, cni, pods, max_pods);
  }
  return {};
}

std::int64_t mutating_calls(EniLimits limits, const CniSettings& cni, int pods, int max_pods) {
  const NodeAddresses node = node_addresses(limits, cni, pods, max_pods);
  // Tags and the first addresses; create, attach and modify for each further ENI.
  const std::int64_t calls = 2 + std::int64_t{3} * (node.enis - 1);
  switch (address_mode(cni)) {
    case AddressMode::warm_eni:
    case AddressMode::ipv6:
      return calls;
    case AddressMode::warm_prefixes:
      return calls + std::max(0, node.prefixes - std::max(0, cni.warm_prefix_target));
    case AddressMode::ip_targets:
    case AddressMode::prefix_ip_targets:
      break;
  }
  const int later = cni.warm_ip_target > 0 ? std::max(0, pods - cni.minimum_ip_target) : 0;
  const int batch = cni.prefix_delegation ? kPrefixAddresses : limits.slots();
  return calls + ceil_div(later, batch);
}

}  // namespace dek::plan
