// A group of nodes of fixed shape, whoever makes it: eksctl, aws_eks_node_group, or the modules for EKS.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "manifest/resource.hpp"
#include "manifest/terraform_block.hpp"

namespace dek::manifest {

enum class NodeGroupForm : std::uint8_t {
  eksctl_managed,
  eksctl_unmanaged,
  resource,          // aws_eks_node_group
  module_managed,    // an entry of eks_managed_node_groups, or a call of that submodule
  module_unmanaged,  // an entry of self_managed_node_groups, or a call of that submodule
};

/// What rules ask a group for. Values are those of the form: eksctl names families of images, EKS types of them.
enum class NodeGroupSetting : std::uint8_t {
  ami,
  desired_size,
  disk_size,
  labels,
  max_pods,
  max_size,
  metadata_tokens,
  min_size,
  repair,
  subnets,
  taints,
  update,
  version,
};

struct NodeGroup {
  const Resource* resource = nullptr;  // that the group stands in
  tree::Node node;
  tree::Node defaults;  // of all groups of a module, before v21; absent elsewhere
  NodeGroupForm form = NodeGroupForm::eksctl_managed;
  bool is_managed = false;
  std::string_view name;                   // empty when absent or unknown
  std::vector<tree::Node> instance_types;  // as written: one, a list, or those of a mixed group

  [[nodiscard]] tree::Node operator[](std::string_view key) const { return node[key]; }

  /// Of the group, else of the defaults; absent when not said, or when the form cannot say it.
  [[nodiscard]] tree::Node operator[](NodeGroupSetting setting) const;

  /// Whether all nodes are Spot; empty when unknown, or when the group mixes both.
  [[nodiscard]] std::optional<bool> is_spot() const;

  /// Where a finding about the whole group points: its name, its key, the header of its block, else its first key.
  [[nodiscard]] tree::Node anchor() const;
};

/// Groups of a ClusterConfig, `nodeGroups` first; none for other resources.
[[nodiscard]] std::vector<NodeGroup> node_groups_of(const Resource& resource);

/// Groups that a block makes.
[[nodiscard]] std::vector<NodeGroup> node_groups_of(const TerraformBlock& block);

}  // namespace dek::manifest
