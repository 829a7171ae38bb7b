// Node groups and add-ons of an eksctl ClusterConfig.
#include "manifest/cluster_config.hpp"

namespace dek::manifest {

using tree::Node;

ClusterConfig::ClusterConfig(const Resource& of) : resource(&of), node_groups(node_groups_of(of)) {}

Node ClusterConfig::addon(std::string_view name) const {
  for (const Node addon : root()["addons"].items()) {
    if (addon["name"].is(name)) return addon;
  }
  return {};
}

bool is_cluster_config(const Resource& resource) {
  return resource.is("eksctl.io", "ClusterConfig");
}

}  // namespace dek::manifest
