// PodSpec: every place that describes pods, from a Pod to the driver template of a SparkApplication.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "manifest/requirement.hpp"
#include "manifest/resource.hpp"

namespace dek::manifest {

enum class PodRole : std::uint8_t { plain, driver, executor };

struct PodSpec {
  const Resource* resource = nullptr;
  PodRole role = PodRole::plain;
  std::string_view place;  // "pod", "driver", "executor", "worker group" …
  tree::Node metadata;     // of the template
  tree::Node spec;         // absent for Spark pods without template
  tree::Node typed;        // spec.driver or spec.executor of a SparkApplication; absent elsewhere

  [[nodiscard]] std::vector<tree::Node> containers() const;  // without init containers
  [[nodiscard]] std::vector<tree::Node> init_containers() const;
  [[nodiscard]] std::vector<tree::Node> tolerations() const;

  /// Mappings that select nodes: of the template and, for Spark, of the typed fields.
  [[nodiscard]] std::vector<tree::Node> node_selectors() const;

  /// Affinity blocks, the same two places.
  [[nodiscard]] std::vector<tree::Node> affinities() const;

  /// Each required node selector term as its expressions; terms are alternatives, expressions must all hold.
  [[nodiscard]] std::vector<std::vector<Requirement>> required_terms() const;

  /// Expressions of the preferred terms, flattened.
  [[nodiscard]] std::vector<Requirement> preferred_expressions() const;

  /// Every node affinity expression, required first; what a check of their shape reads.
  [[nodiscard]] std::vector<Requirement> affinity_expressions() const;

  /// Value of an environment variable of any container, the last one given; absent when not set by value.
  [[nodiscard]] tree::Node env(std::string_view name) const;

  /// The values that `key` may have on a node of this pod, by node selectors and required terms.
  /// Terms are united; unrestricted when one term leaves the key open.
  [[nodiscard]] AllowedValues allowed_node_values(std::string_view key,
                                                  const std::vector<std::string_view>& universe) const;
};

/// A kind of objects that describe pods.
struct PodKind {
  std::string_view group, kind;
};
/// Each once.
[[nodiscard]] std::vector<PodKind> pod_kinds();

/// All pods that a resource describes, in the order of the document.
[[nodiscard]] std::vector<PodSpec> pod_specs(const Resource& resource);

}  // namespace dek::manifest
