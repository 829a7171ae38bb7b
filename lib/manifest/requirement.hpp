// A requirement on node labels, as NodePools and node affinity write it: key, operator, values, each where it stands.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "tree/node.hpp"

namespace dek::manifest {

enum class Operator : std::uint8_t { in, not_in, exists, does_not_exist, gt, lt, gte, lte, unknown };

struct Requirement {
  tree::Node node;                  // the whole expression; for a label or node selector entry its value
  std::string_view key;             // empty when unknown
  Operator op = Operator::unknown;  // unknown: absent, a placeholder, or no operator of the API
  std::vector<tree::Node> values;   // as written, whatever their type

  /// Text of each value; empty when one of them, or the list itself, is unknown.
  [[nodiscard]] std::optional<std::vector<std::string_view>> texts() const;
};

/// Operator spelled exactly as the API spells it.
[[nodiscard]] Operator parse_operator(std::string_view text);

/// Items of `list` as requirements; items that are no mappings are left out.
[[nodiscard]] std::vector<Requirement> parse_requirements(tree::Node list);

/// An entry of a label mapping or node selector as an In requirement.
[[nodiscard]] Requirement requirement_of_label(tree::Node key, tree::Node value);

/// Entries of a label mapping or node selector, each as one In requirement.
[[nodiscard]] std::vector<Requirement> requirements_of_labels(tree::Node labels);

/// Values that `key` may take when all requirements hold; null when nothing restricts it by value.
/// `is_known` is false when a placeholder or an operator without a value list has a say.
struct AllowedValues {
  bool is_restricted = false;
  bool is_known = true;
  std::vector<std::string_view> values;

  /// False only when it is certain that `value` is out.
  [[nodiscard]] bool may_be(std::string_view value) const;
};
[[nodiscard]] AllowedValues allowed_values(std::span<const Requirement> requirements, std::string_view key,
                                           const std::vector<std::string_view>& universe);

}  // namespace dek::manifest
