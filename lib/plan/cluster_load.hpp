// What the size of a cluster asks of DNS, of the control plane and of the account's network quotas.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dek::plan {

/// Replicas that the autoscaler of the EKS CoreDNS add-on chooses.
[[nodiscard]] std::int64_t coredns_replicas(std::int64_t nodes, std::int64_t vcpus);

/// Packets that the VPC resolver takes per second and network interface; not adjustable.
constexpr std::int64_t kResolverPacketsPerSecond = 1024;

/// Queries for one lookup of a name with `dots` dots: A and AAAA, each for all search domains before the name itself
/// when it has fewer dots than ndots and no final dot.
[[nodiscard]] int dns_queries(int dots, int ndots, int search_domains = 4);

/// A provisioned control plane tier and the pods per second that it schedules.
struct ControlPlaneTier {
  std::string_view name;
  int pods_per_second = 0;
};

/// The smallest provisioned tier that schedules so many pods per second; empty when none does.
[[nodiscard]] std::optional<ControlPlaneTier> tier_for(double pods_per_second);

/// Network Address Usage of a VPC: the default quota (L-BB24F6E5) and how far it can be raised.
constexpr std::int64_t kAddressUnitsQuota = 64'000;
constexpr std::int64_t kAddressUnitsMaximum = 256'000;
constexpr std::int64_t kPeeredAddressUnitsQuota = 128'000;
constexpr std::int64_t kPeeredAddressUnitsMaximum = 512'000;

/// Network interfaces of a Region (L-DF5E4CA3) and IPv4 blocks of a VPC (L-83CA0A9D), by default.
constexpr std::int64_t kNetworkInterfacesQuota = 5'000;
constexpr int kVpcBlocksQuota = 5;

}  // namespace dek::plan
