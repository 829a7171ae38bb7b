// The settings of the VPC CNI say it, or the clusters around them do.
#include "rules/ip_family.hpp"

#include <algorithm>

namespace dek::rules {
using manifest::Cluster;

bool is_ipv4(const manifest::CniSettings& cni, const manifest::Workspace& workspace) {
  if (cni.flag("ENABLE_IPv6") != false) return false;
  const std::string_view here = workspace.folder_of(*cni.resource);
  const auto is_near = [&](const Cluster& cluster) { return workspace.folder_of(*cluster.resource) == here; };
  const bool has_own = std::ranges::any_of(workspace.clusters(), is_near);
  return std::ranges::all_of(workspace.clusters(), [&](const Cluster& cluster) {
    return (has_own && !is_near(cluster)) || cluster.is_ipv6() == false;
  });
}

}  // namespace dek::rules
