// Two readers on one text: the first place where they differ, and whether the difference is one we mean.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events.hpp"
#include "libyaml_oracle.hpp"

namespace dek::tests {

/// What both readers made of a text, and the first difference in words.
struct Case {
  std::string_view bytes;
  std::vector<Event> ours;
  std::string our_error;  // empty: read to the end
  std::uint32_t our_line = 0;
  OracleResult theirs;
  std::string what;       // empty: no difference
  std::string_view line;  // the one of the difference
};

struct AllowedDifference {
  std::string_view name;
  std::string_view reason;
  bool (*explains)(const Case& c);
};

/// Compares kind, value, start line, anchor, tag and style of every event, or that both refuse the text.
[[nodiscard]] Case compare_readers(std::string_view bytes);

/// The row of the table that explains the difference; null: a bug in one of the readers.
[[nodiscard]] const AllowedDifference* find_explanation(const Case& c);

}  // namespace dek::tests
