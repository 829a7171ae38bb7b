// The settings of the VPC CNI say it, or the clusters around them do.
#include "rules/ip_family.hpp"

#include <algorithm>

namespace dek::rules {
namespace {

using manifest::Cluster;
using manifest::Resource;

std::string_view folder_of(const Resource& resource, const manifest::Workspace& workspace) {
  const std::string_view name = workspace.files()[resource.file]->name;
  return name.substr(0, name.find_last_of('/') + 1);
}

}  // namespace

bool is_ipv4(const manifest::CniSettings& cni, const manifest::Workspace& workspace) {
  if (cni.flag("ENABLE_IPv6") != false) return false;
  const std::string_view here = folder_of(*cni.resource, workspace);
  const auto is_near = [&](const Cluster& cluster) { return folder_of(*cluster.resource, workspace) == here; };
  const bool has_own = std::ranges::any_of(workspace.clusters(), is_near);
  return std::ranges::all_of(workspace.clusters(), [&](const Cluster& cluster) {
    return (has_own && !is_near(cluster)) || cluster.is_ipv6() == false;
  });
}

}  // namespace dek::rules
