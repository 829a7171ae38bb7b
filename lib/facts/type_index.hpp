// Which instance types carry which value of a label: sets that are intersected instead of a table that is searched.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/type_labels.hpp"

namespace dek::facts {

inline constexpr std::size_t kMaxTypes = 1536;  // a little more than the table has: whole words of a set

/// Instance types by their position in instance_types().
using TypeSet = std::bitset<kMaxTypes>;

struct LabelIndex {
  struct Value {
    std::string text;
    std::optional<std::int64_t> number;  // that the text is
    TypeSet types;
  };
  std::vector<Value> values;  // sorted by text; a type of several values stands in each
  TypeSet present;            // types that carry the label at all
  std::unordered_map<std::string_view, const Value*> by_text;

  /// Null when no type has the value.
  [[nodiscard]] const TypeSet* find(std::string_view value) const;
};

/// Made on first use and kept; from any thread.
[[nodiscard]] const LabelIndex& label_index(const TypeLabel& label);

/// Types that EC2 or Karpenter still know.
[[nodiscard]] const TypeSet& offered_types();

}  // namespace dek::facts
