// Lines of a file with marks under them: carets for the finding, dashes for what explains it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/excerpt.hpp"
#include "report/paint.hpp"

namespace dek::report {

struct Mark {
  std::uint32_t line = 1;
  ByteRange bytes;  // of that line
  std::string label;
  bool is_primary = false;
};

struct SnippetStyle {
  Painter paint{false};
  Ink primary = Ink::error;
  std::size_t gutter = 1;          // digits of the greatest line number shown
  std::size_t columns = 0;         // of the line itself; longer ones are cut
  std::size_t remark_columns = 0;  // of what is said below it, gutter and all; 0: never wrapped
};

/// One line with its marks, gutter included: the line, the row of carets and dashes, then labels that found no room in
/// it.
[[nodiscard]] std::string annotated_line(std::string_view line, std::vector<Mark> marks, const SnippetStyle& style);

/// A line of the file shown for context, or the gutter alone for an empty one.
[[nodiscard]] std::string plain_line(std::string_view line, std::uint32_t number, const SnippetStyle& style);

/// The gutter without a number, then `text`.
[[nodiscard]] std::string gutter_line(std::string_view text, const SnippetStyle& style);

/// True when a window around `focus` also shows where `other` begins.
[[nodiscard]] bool fits_beside(std::string_view line, ByteRange focus, ByteRange other, std::size_t columns);

}  // namespace dek::report
