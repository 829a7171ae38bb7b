// ClusterConfig of eksctl, as rules ask about it.
#pragma once

#include <string_view>
#include <vector>

#include "manifest/resource.hpp"

namespace dek::manifest {

struct NodeGroup {
  tree::Node node;
  bool is_managed = false;
  std::string_view name;                   // empty when absent or unknown
  std::vector<tree::Node> instance_types;  // instanceType, instanceTypes and instancesDistribution.instanceTypes

  [[nodiscard]] tree::Node operator[](std::string_view key) const { return node[key]; }

  /// Where a finding about the whole group points: its name, else its first key.
  [[nodiscard]] tree::Node anchor() const;
};

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
