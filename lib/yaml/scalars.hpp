// The five scalar styles: from the cursor to a located node, whose value is a slice of the text where nothing was
// folded.
#pragma once

#include <string>

#include "tree/document.hpp"
#include "yaml/cursor.hpp"

namespace dek::yaml {

/// How far a plain scalar may reach.
struct PlainExtent {
  int indent = -1;  // continuation lines stand deeper
  bool in_flow = false;
  bool one_line = false;  // no continuation lines: where a key is expected
};

/// At the first character of a plain scalar; ends behind its last.
[[nodiscard]] tree::NodeData scan_plain(Cursor& cursor, std::string& arena, const PlainExtent& extent);

/// At the opening quote; ends behind the closing one.
[[nodiscard]] tree::NodeData scan_double_quoted(Cursor& cursor, std::string& arena);
[[nodiscard]] tree::NodeData scan_single_quoted(Cursor& cursor, std::string& arena);

/// At `|` or `>`; ends at the start of the line behind the scalar.
[[nodiscard]] tree::NodeData scan_block_scalar(Cursor& cursor, std::string& arena, int parent_indent);

/// Joins lines as flow scalars do: at a break, skips blank lines and leading blanks of the next line, returns the
/// number of breaks passed. Stops at `---` and `...`: then `cursor.is_marker(cursor.at)` holds.
[[nodiscard]] std::uint32_t skip_breaks(Cursor& cursor);

/// One break folds to a blank, n+1 to n line feeds.
void append_folded(std::string& arena, std::uint32_t breaks);

}  // namespace dek::yaml
