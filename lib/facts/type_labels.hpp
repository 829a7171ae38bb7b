// The labels that Karpenter puts on an instance type, read from the instance table.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "facts/instance_types.hpp"

namespace dek::facts {

/// The value of a label on one type: absent, a text, a number, or one of several.
struct LabelValue {
  enum class Kind : std::uint8_t { absent, text, number, choice };
  Kind kind = Kind::absent;
  std::string_view text;  // of a choice: the values separated by `|`
  std::int64_t number = 0;

  friend auto operator<=>(const LabelValue&, const LabelValue&) = default;
};

/// A label and how to read it from a type.
struct TypeLabel {
  std::string_view key;
  LabelValue (*read)(const InstanceType&);
};

/// All of them, sorted by key.
[[nodiscard]] std::span<const TypeLabel> type_labels();

/// Null for labels that are no property of the type.
[[nodiscard]] const TypeLabel* find_type_label(std::string_view key);

}  // namespace dek::facts
