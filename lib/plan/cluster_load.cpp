// Formulas of the EKS user guide (CoreDNS autoscaling) and figures of data-on-eks and the EKS best practices guide.
#include "plan/cluster_load.hpp"

#include <algorithm>
#include <array>

namespace dek::plan {
namespace {

constexpr std::int64_t kNodesPerReplica = 16;
constexpr std::int64_t kVcpusPerReplica = 256;
constexpr std::int64_t kLeastReplicas = 2;

constexpr std::array<ControlPlaneTier, 4> kTiers = {
    {{"tier-xl", 167}, {"tier-2xl", 283}, {"tier-4xl", 400}, {"tier-8xl", 400}}};

std::int64_t ceil_div(std::int64_t value, std::int64_t by) {
  return (value + by - 1) / by;
}

}  // namespace

std::int64_t coredns_replicas(std::int64_t nodes, std::int64_t vcpus) {
  return std::max({kLeastReplicas, ceil_div(nodes, kNodesPerReplica), ceil_div(vcpus, kVcpusPerReplica)});
}

int dns_queries(int dots, int ndots, int search_domains) {
  return 2 * (dots < ndots ? 1 + search_domains : 1);
}

std::optional<ControlPlaneTier> tier_for(double pods_per_second) {
  const auto tier =
      std::ranges::find_if(kTiers, [&](const ControlPlaneTier& t) { return t.pods_per_second >= pods_per_second; });
  if (tier == kTiers.end()) return std::nullopt;
  return *tier;
}

}  // namespace dek::plan
