// How many pods a node takes, and what kubelet keeps of it for itself.
#pragma once

#include <cstdint>

#include "facts/instance_types.hpp"

namespace dek::plan {

/// Addresses of a node on its default network card.
struct EniLimits {
  int enis = 0;
  int ipv4_per_eni = 0;  // including the primary address

  /// Positions of one ENI that hold an address, or a /28 in prefix mode.
  [[nodiscard]] int slots() const { return ipv4_per_eni - 1; }
};

[[nodiscard]] EniLimits eni_limits(const facts::InstanceType& type);

/// Nitro, which prefix delegation and IPv6 need; bare metal counts.
[[nodiscard]] bool is_nitro(const facts::InstanceType& type);

/// Pods with one address each, and the two host-network pods of each node. `reserved_enis` is 1 with custom networking
/// (Karpenter's RESERVED_ENIS).
[[nodiscard]] int secondary_ip_max_pods(EniLimits limits, int reserved_enis = 0);
/// The same when each position holds a /28.
[[nodiscard]] int prefix_max_pods(EniLimits limits, int reserved_enis = 0);
/// What EKS recommends as most: 110 below 30 vCPUs, 250 from there up.
[[nodiscard]] int recommended_max_pods(int vcpu);

/// Memory that kubelet keeps on AL2023 and in Karpenter's planning; `eni_max_pods` is the plain figure of the type even
/// when maxPods is set otherwise. On Bottlerocket it is maxPods.
[[nodiscard]] int kube_reserved_memory_mib(int eni_max_pods);
[[nodiscard]] int kube_reserved_cpu_millis(int vcpu);

/// Memory for pods as Karpenter plans it: without 7.5% for the hypervisor, kubelet's part and the eviction threshold.
[[nodiscard]] std::int64_t allocatable_memory_mib(const facts::InstanceType& type, int reserving_pods);
[[nodiscard]] std::int64_t allocatable_cpu_millis(const facts::InstanceType& type);

}  // namespace dek::plan
