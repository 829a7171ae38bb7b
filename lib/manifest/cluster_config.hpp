// ClusterConfig of eksctl, as rules ask about it.
#pragma once

#include <string_view>
#include <vector>

#include "manifest/node_group.hpp"
#include "manifest/resource.hpp"

namespace dek::manifest {

struct ClusterConfig {
  explicit ClusterConfig(const Resource& resource);

  const Resource* resource;
  std::vector<NodeGroup> node_groups;  // nodeGroups, then managedNodeGroups

  [[nodiscard]] tree::Node root() const { return resource->root; }

  /// The add-on of that name, or absent.
  [[nodiscard]] tree::Node addon(std::string_view name) const;
};

[[nodiscard]] bool is_cluster_config(const Resource& resource);

}  // namespace dek::manifest
