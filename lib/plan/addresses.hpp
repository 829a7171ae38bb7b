// What one node takes out of its subnet under the settings of the VPC CNI, and what it costs in EC2 calls.
#pragma once

#include <cstdint>

#include "plan/max_pods.hpp"

namespace dek::plan {

/// Settings of aws-node; a target below 1 counts as unset, as ipamd reads it.
struct CniSettings {
  int warm_eni_target = 1;
  int warm_ip_target = 0;
  int minimum_ip_target = 0;
  int warm_prefix_target = 1;  // the chart's value; the binary's own is 0
  int max_eni = 0;             // 0: none
  bool prefix_delegation = false;
  bool custom_networking = false;
  bool ipv6 = false;
};

enum class AddressMode : std::uint8_t { warm_eni, ip_targets, warm_prefixes, prefix_ip_targets, ipv6 };

/// Which targets decide: IP targets beat the warm ENI and the warm prefix; on IPv6 none counts.
[[nodiscard]] AddressMode address_mode(const CniSettings& cni);

/// The settings as they work on a type: without Nitro there are no prefixes.
[[nodiscard]] CniSettings effective_settings(CniSettings cni, const facts::InstanceType& type);

/// Most addresses that pods of one node can ever get. Alone, MINIMUM_IP_TARGET is a ceiling, not a floor.
[[nodiscard]] std::int64_t pod_address_ceiling(EniLimits limits, const CniSettings& cni);

struct NodeAddresses {
  int enis = 0;
  int prefixes = 0;
  std::int64_t held = 0;           // addresses that leave the subnet
  std::int64_t address_units = 0;  // Network Address Usage: an address is one, so is a whole prefix
  int pods_waiting = 0;            // pods that never get an address
};

/// With `pods` pods that need an address, on a node whose kubelet takes `max_pods`.
[[nodiscard]] NodeAddresses node_addresses(EniLimits limits, const CniSettings& cni, int pods, int max_pods);

/// Mutating EC2 calls until the pods run. With IP targets below the number of pods the calls depend on how the pods
/// arrive; this is the least.
[[nodiscard]] std::int64_t mutating_calls(EniLimits limits, const CniSettings& cni, int pods, int max_pods);

}  // namespace dek::plan
