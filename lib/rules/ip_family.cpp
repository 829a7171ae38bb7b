// The settings of the VPC CNI say it, or the clusters of the set do.
#include "rules/ip_family.hpp"

#include <algorithm>

namespace dek::rules {

bool is_ipv4(const manifest::CniSettings& cni, const manifest::Workspace& workspace) {
  return cni.flag("ENABLE_IPv6") == false &&
         std::ranges::all_of(workspace.clusters(),
                             [](const manifest::Cluster& cluster) { return cluster.is_ipv6() == false; });
}

}  // namespace dek::rules
