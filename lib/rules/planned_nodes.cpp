// Node classes with the types of their pools, and node groups with the types they name.
#include "rules/planned_nodes.hpp"

#include <algorithm>

#include "facts/karpenter_labels.hpp"
#include "manifest/allowed_types.hpp"
#include "manifest/node_group.hpp"
#include "plan/max_pods.hpp"
#include "rules/ip_family.hpp"

namespace dek::rules {
namespace {

using facts::InstanceType;
using manifest::NodePool;

constexpr int kPrefixAddresses = 16;

bool names_types(const NodePool& pool) {
  return std::ranges::any_of(pool.requirements(), [](const manifest::Requirement& one) {
    const std::string_view label = facts::normalised_label(one.key);
    const bool is_name = label == "node.kubernetes.io/instance-type" || label == "karpenter.k8s.aws/instance-family";
    return is_name && one.op == manifest::Operator::in;
  });
}

std::optional<PlannedNodes> nodes_of(const manifest::NodeClass& node_class, const manifest::Workspace& set) {
  if (!node_class.is_v1() || !node_class.spec.is_map() || node_class.kubelet().is_unknown()) return std::nullopt;
  PlannedNodes nodes{.max_pods = node_class.kubelet()["maxPods"], .place = node_class.spec.key(), .types = {}};
  for (const NodePool* pool : set.pools_of(node_class)) {
    const facts::AllowedTypes& allowed = manifest::allowed_types(*pool);
    if (allowed.uncertain || !names_types(*pool)) return std::nullopt;
    nodes.types.insert(nodes.types.end(), allowed.types.begin(), allowed.types.end());
  }
  return nodes;
}

std::optional<PlannedNodes> nodes_of(const manifest::NodeGroup& group) {
  PlannedNodes nodes{.max_pods = group[manifest::NodeGroupSetting::max_pods],
                     .place = group.anchor(),
                     .types = {},
                     .is_managed = group.is_managed};
  for (const tree::Node name : group.instance_types) {
    const InstanceType* type = facts::find_instance_type(name.text().value_or(""));
    if (type == nullptr) return std::nullopt;
    nodes.types.push_back(type);
  }
  return nodes;
}

}  // namespace

std::vector<PlannedNodes> planned_nodes(const manifest::Workspace& set) {
  std::vector<PlannedNodes> all;
  const auto add = [&](std::optional<PlannedNodes> nodes) {
    if (nodes && !nodes->types.empty() && nodes->place) all.push_back(std::move(*nodes));
  };
  for (const manifest::NodeClass& node_class : set.node_classes()) add(nodes_of(node_class, set));
  for (const manifest::Resource* resource : set.of_kind("eksctl.io", "ClusterConfig")) {
    for (const manifest::NodeGroup& group : manifest::node_groups_of(*resource)) add(nodes_of(group));
  }
  return all;
}

std::optional<manifest::CniSettings> only_cni_settings(const manifest::Workspace& set) {
  const manifest::Resource* only = nullptr;
  for (const manifest::Resource* resource : set.resources()) {
    if (!manifest::is_cni_settings(*resource)) continue;
    if (only != nullptr) return std::nullopt;
    only = resource;
  }
  if (only == nullptr) return std::nullopt;
  return manifest::CniSettings(*only);
}

int PodAddresses::on(const InstanceType& type) const {
  plan::EniLimits limits = plan::eni_limits(type);
  if (max_enis > 0) limits.enis = std::min(limits.enis, max_enis);
  const int addresses = std::max(0, limits.enis - reserved_enis) * limits.slots();
  return has_prefixes && plan::is_nitro(type) ? addresses * kPrefixAddresses : addresses;
}

std::optional<PodAddresses> pod_addresses(const manifest::CniSettings& cni, const manifest::Workspace& set) {
  const auto max_enis = cni.target("MAX_ENI");
  const auto prefixes = cni.flag("ENABLE_PREFIX_DELEGATION");
  const auto custom = cni.flag("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG");
  const auto trunk = cni.flag("ENABLE_POD_ENI");
  if (!max_enis || !prefixes || !custom || !trunk || !is_ipv4(cni, set)) return std::nullopt;
  return PodAddresses{.max_enis = static_cast<int>(*max_enis),
                      .reserved_enis = (*custom ? 1 : 0) + (*trunk ? 1 : 0),
                      .has_prefixes = *prefixes};
}

}  // namespace dek::rules
