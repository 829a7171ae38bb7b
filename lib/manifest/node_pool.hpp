// NodePool of Karpenter, as rules ask about it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/lazy.hpp"
#include "facts/requirements.hpp"
#include "manifest/requirement.hpp"
#include "manifest/resource.hpp"

namespace dek::manifest {

enum class PoolRole : std::uint8_t { generic, driver, executor };

struct NodePool {
  explicit NodePool(const Resource& resource);

  const Resource* resource;
  tree::Node spec;       // spec
  tree::Node node_spec;  // spec.template.spec

  [[nodiscard]] bool is_v1() const { return resource->version == "v1"; }
  [[nodiscard]] std::string_view name() const { return resource->name; }
  [[nodiscard]] tree::Node labels() const { return labels_; }
  [[nodiscard]] tree::Node taints() const { return taints_; }
  [[nodiscard]] tree::Node startup_taints() const { return node_spec["startupTaints"]; }
  [[nodiscard]] tree::Node node_class_ref() const { return node_class_ref_; }
  [[nodiscard]] tree::Node disruption() const { return disruption_; }
  [[nodiscard]] tree::Node budgets() const { return disruption_["budgets"]; }
  [[nodiscard]] tree::Node limits() const { return spec["limits"]; }
  [[nodiscard]] tree::Node replicas() const { return replicas_; }

  /// Its node class is one of EKS Auto Mode.
  [[nodiscard]] bool is_auto_mode() const;

  /// spec.template.spec.requirements, in order.
  [[nodiscard]] std::span<const Requirement> requirements() const { return pool_constraints().first(requirements_); }

  /// `requirements` and one In requirement per template label.
  [[nodiscard]] std::span<const Requirement> pool_constraints() const { return constraints_; }

  /// Of spot, on-demand and reserved, what pool_constraints leave; all three when nothing is said.
  [[nodiscard]] AllowedValues capacity_types() const;

  /// driver when the name, a template label value or a taint value has the word driver and none has executor; and vice
  /// versa.
  [[nodiscard]] PoolRole pool_role() const { return role_; }

  /// The first requirement on `key`, or null.
  [[nodiscard]] const Requirement* find(std::string_view key) const;

 private:
  friend const facts::AllowedTypes& allowed_types(const NodePool& pool);
  friend const std::vector<facts::Requirement>& evaluable(const NodePool& pool);

  tree::Node labels_, taints_, node_class_ref_, disruption_, replicas_;  // what many rules ask for, looked up once
  PoolRole role_ = PoolRole::generic;
  std::vector<Requirement> constraints_;
  std::size_t requirements_;                               // so many of the constraints
  base::Lazy<std::vector<facts::Requirement>> evaluable_;  // many rules ask
  base::Lazy<facts::AllowedTypes> allowed_types_;
};

/// A v1 or v1beta1 NodePool of group karpenter.sh.
[[nodiscard]] bool is_node_pool(const Resource& resource);

}  // namespace dek::manifest
