// What a pod asks of its node, gathered from every place that may say it: pod template, typed fields, sparkConf.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/requirements.hpp"
#include "manifest/pod_spec.hpp"

namespace dek::manifest {

/// A requirement as the instance table evaluates it, and where it stands.
struct NodeRequirement {
  facts::Requirement plain;
  tree::Node node;  // a selector's value, or a whole match expression
};

class PoolAnswer;

struct NodeDemand {
  std::vector<tree::Node> tolerations;
  bool may_tolerate_more = false;  // a part of the tolerations is not known
  /// Alternatives, each of requirements that must all hold: the node selectors and one required term. One at least,
  /// without requirements when the pod asks for nothing.
  std::vector<std::vector<NodeRequirement>> alternatives;
  bool may_require_more = false;          // a part of the selectors is not known
  std::vector<std::string_view> devices;  // extended resources: "nvidia.com/gpu"
  const PoolAnswer* answer = nullptr;     // the set's, one for all pods that ask the same; null: look it up

  /// Only nodes of Karpenter can meet it: it names their labels, or those of NodePools.
  [[nodiscard]] bool needs_karpenter() const;
  [[nodiscard]] bool asks_for_nodes() const;  // any requirement at all
};

[[nodiscard]] NodeDemand node_demand(const PodSpec& pod);

/// Equal for pods that ask the same, wherever they say it.
[[nodiscard]] std::string signature_of(const NodeDemand& demand);

/// Whether a toleration matches a taint, as the scheduler compares them; unknown parts match.
[[nodiscard]] bool tolerates(tree::Node toleration, tree::Node taint);

/// A toleration of everything: no key, operator Exists.
[[nodiscard]] bool is_blanket(tree::Node toleration);

/// A taint that keeps pods off: effect NoSchedule or NoExecute, or one that is not known.
[[nodiscard]] bool repels(tree::Node taint);

}  // namespace dek::manifest
