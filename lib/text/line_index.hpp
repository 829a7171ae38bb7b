// Byte offset to line and column, built only when a finding needs it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dek::text {

struct Position {
  std::uint32_t line = 1;    // 1-based
  std::uint32_t column = 1;  // 1-based, in code points; a BOM takes no column

  friend auto operator<=>(const Position&, const Position&) = default;
};

class LineIndex {
 public:
  explicit LineIndex(std::string_view bytes);

  /// Total: offsets behind the end give the position behind the last byte.
  [[nodiscard]] Position position(std::uint32_t offset) const;

  /// Bytes of line `line` (1-based) without its line end; empty behind the last line.
  [[nodiscard]] std::string_view line(std::uint32_t line) const;

  [[nodiscard]] std::uint32_t line_begin(std::uint32_t line) const;

 private:
  std::string_view bytes_;
  std::vector<std::uint32_t> starts_;  // LF, CRLF and a lone CR end a line
};

}  // namespace dek::text
