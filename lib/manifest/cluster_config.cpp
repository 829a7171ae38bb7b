// Node groups and add-ons of an eksctl ClusterConfig.
#include "manifest/cluster_config.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

void add_types(std::vector<Node>& types, Node list) {
  for (const Node type : list.items()) types.push_back(type);
}

NodeGroup node_group(Node node, bool is_managed) {
  NodeGroup group{
      .node = node, .is_managed = is_managed, .name = node["name"].text().value_or(""), .instance_types = {}};
  if (const Node type = node["instanceType"]) group.instance_types.push_back(type);
  add_types(group.instance_types, node["instanceTypes"]);
  add_types(group.instance_types, node.at("instancesDistribution.instanceTypes"));
  return group;
}

}  // namespace

Node NodeGroup::anchor() const {
  if (const Node at = node["name"]; at.is_scalar()) return at;
  const tree::Entries entries = node.entries();
  return entries.empty() ? node : (*entries.begin()).key;
}

ClusterConfig::ClusterConfig(const Resource& of) : resource(&of) {
  for (const Node group : of.root["nodeGroups"].items()) node_groups.push_back(node_group(group, false));
  for (const Node group : of.root["managedNodeGroups"].items()) node_groups.push_back(node_group(group, true));
}

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
