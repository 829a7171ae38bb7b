// The labels and closed value sets of Karpenter: requirement keys, old spellings, budgets, metric names.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace dek::facts {

/// A key that a NodePool requirement may use. Lists are separated by `|`.
struct KarpenterLabel {
  std::string_view key;
  bool integer = false;      // Gt, Lt, Gte and Lte make sense
  bool closed = false;       // Karpenter itself refuses other values
  std::string_view values;   // the closed set, or the values known on the day of the table
  std::string_view only_on;  // for example "reserved capacity"
};

/// An old or confused key and the one that is meant.
struct LabelAlias {
  std::string_view written;
  std::string_view meant;
  bool normalised = false;  // Karpenter reads it as the other; the rest is a confusion
};

/// A metric of Karpenter before 1.0 and its later name; empty when it was dropped. Prometheus form.
struct MetricRename {
  std::string_view before;
  std::string_view after;
};

/// A closed set of the v1 API: ami_alias_families, ami_families, capacity_types, consolidation_policies,
/// disruption_reasons, eviction_signals, feature_gates, instance_store_policies, kubelet_fields, reserved_resources.
struct KarpenterValueSet {
  std::string_view name;
  std::string_view values;  // separated by `|`
};

/// The values of a set; the name must be one of the table's.
[[nodiscard]] std::vector<std::string_view> karpenter_values(std::string_view set);
/// Whether a set has this value, exactly spelt.
[[nodiscard]] bool is_karpenter_value(std::string_view set, std::string_view value);

[[nodiscard]] std::span<const KarpenterLabel> karpenter_labels();
[[nodiscard]] const KarpenterLabel* find_karpenter_label(std::string_view key);
[[nodiscard]] const LabelAlias* find_label_alias(std::string_view key);
[[nodiscard]] const MetricRename* find_metric_rename(std::string_view name);

/// True for a key in the domains karpenter.sh and karpenter.k8s.aws that the NodePool CRD refuses.
[[nodiscard]] bool is_restricted_label(std::string_view key);

/// The key as Karpenter compares it: beta.kubernetes.io/arch becomes kubernetes.io/arch.
[[nodiscard]] std::string_view normalised_label(std::string_view key);

}  // namespace dek::facts
