// One line of a file as a terminal shows it: cells of known width, control bytes made visible, long lines cut.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dek::report {

/// Bytes of one line, from its first byte on.
struct ByteRange {
  std::size_t begin = 0, end = 0;
};

struct Cell {
  ByteRange bytes;
  std::string text;
  std::size_t width = 1;  // columns

  [[nodiscard]] bool touches(ByteRange range) const { return bytes.begin < range.end && range.begin < bytes.end; }
};

/// The cells of `line` that fit into `columns`, always those where `focus` begins; `…` stands for what is cut.
/// An uncut line ends with an empty cell, for carets behind its last character. Tabs stay tabs and count one.
[[nodiscard]] std::vector<Cell> excerpt(std::string_view line, ByteRange focus, std::size_t columns);

/// `text` without anything that moves a cursor or turns a line around: control characters become visible signs.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace dek::report
