// Nodes as the set plans them: the types they may have, what their kubelet takes, and the pod addresses they get.
#pragma once

#include <optional>
#include <vector>

#include "facts/instance_types.hpp"
#include "manifest/cni_settings.hpp"
#include "manifest/workspace.hpp"

namespace dek::rules {

/// Nodes of an EC2NodeClass or of a group of eksctl.
struct PlannedNodes {
  tree::Node max_pods;  // absent when not said
  tree::Node place;     // of findings about what is missing
  std::vector<const facts::InstanceType*> types;
  bool is_managed = false;  // a managed group, whose limit EKS computes
};

/// Only those whose types are known: by name, or by families that their NodePools name.
[[nodiscard]] std::vector<PlannedNodes> planned_nodes(const manifest::Workspace& set);

/// The CNI settings of the set when it has exactly one: several may belong to several clusters.
[[nodiscard]] std::optional<manifest::CniSettings> only_cni_settings(const manifest::Workspace& set);

/// What of a node's interfaces holds pod addresses.
struct PodAddresses {
  int max_enis = 0;  // MAX_ENI; 0 when not limited
  int reserved_enis = 0;
  bool has_prefixes = false;

  [[nodiscard]] int on(const facts::InstanceType& type) const;
};

/// Empty when a part is not known, or when pods may have IPv6 addresses.
[[nodiscard]] std::optional<PodAddresses> pod_addresses(const manifest::CniSettings& cni,
                                                        const manifest::Workspace& set);

inline constexpr int kHostNetworkPods = 2;  // aws-node and kube-proxy use the node's own address

}  // namespace dek::rules
