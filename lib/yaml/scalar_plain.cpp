// Plain scalars: table-driven to the next character that may end one, lines joined only where there are several.
#include "yaml/failure.hpp"
#include "yaml/scalars.hpp"

namespace dek::yaml {
namespace {

bool ends_plain_at_colon(const Cursor& cursor, std::uint32_t at, bool in_flow) {
  return cursor.ends_word(at + 1) || (in_flow && is_any(cursor.byte(at + 1), kFlowIndicator));
}

// End of the plain text that begins at `from` on this line, without trailing blanks.
std::uint32_t scan_line(Cursor& cursor, std::uint32_t from, bool in_flow) {
  std::uint32_t at = from;
  for (;; ++at) {
    while (at < cursor.size && !is_any(cursor.data[at], kPlainStop)) ++at;
    if (at >= cursor.size || is_break(cursor.data[at])) break;
    const char c = cursor.data[at];
    if (c == ':') {
      if (ends_plain_at_colon(cursor, at, in_flow)) break;
    } else if (c == '#') {
      if (at > from && is_blank(cursor.data[at - 1])) break;
    } else if (const std::uint32_t behind = c == '{' ? cursor.behind_template_action(at) : at; behind != at) {
      at = behind - 1;
    } else if (const std::uint32_t end = in_flow ? cursor.behind_placeholder(at) : at; end != at) {
      at = end - 1;
    } else if (in_flow) {
      break;
    }
  }
  while (at > from && is_blank(cursor.data[at - 1])) --at;
  return at;
}

// Where the next line of the scalar begins, with the breaks passed on the way; 0 breaks: there is none.
struct NextLine {
  std::uint32_t breaks = 0;
  std::uint32_t line = 0;  // begin of that line
  std::uint32_t text = 0;  // its first character
};

NextLine find_next_line(const Cursor& cursor, std::uint32_t from, const PlainExtent& extent) {
  NextLine next;
  std::uint32_t at = from;
  while (at < cursor.size && is_blank(cursor.data[at])) ++at;
  while (at < cursor.size && is_break(cursor.data[at])) {
    ++next.breaks;
    at = cursor.behind_break(at);
    next.line = at;
    while (at < cursor.size && cursor.data[at] == ' ') ++at;
    const auto blanks = static_cast<int>(at - next.line);
    while (at < cursor.size && is_blank(cursor.data[at])) ++at;
    if (at >= cursor.size) return {};
    if (is_break(cursor.data[at])) continue;
    if (cursor.data[at] == '#' || cursor.is_marker(next.line)) return {};
    if (!extent.in_flow && blanks <= extent.indent) return {};
    next.text = at;
    return next;
  }
  return {};
}

bool ends_flow_text(const Cursor& cursor, std::uint32_t at) {
  const char c = cursor.data[at];
  return is_any(c, kFlowIndicator) || (c == ':' && ends_plain_at_colon(cursor, at, true));
}

}  // namespace

tree::NodeData scan_plain(Cursor& cursor, std::string& arena, const PlainExtent& extent) {
  tree::NodeData node;
  node.kind = tree::Kind::scalar;
  node.begin = node.value = cursor.at;
  std::uint32_t end = scan_line(cursor, cursor.at, extent.in_flow);
  node.value_size = end - node.begin;
  while (!extent.one_line) {
    const NextLine next = find_next_line(cursor, end, extent);
    if (next.breaks == 0) break;
    if (extent.in_flow && ends_flow_text(cursor, next.text)) break;
    if (!extent.in_flow && cursor.data[next.text] == ':' && cursor.ends_word(next.text + 1)) break;
    if (static_cast<int>(next.text - next.line) < cursor.least_indent)
      fail(Problem::flow_line_not_indented, {next.text, next.text + 1});
    if (!node.in_arena) {
      node.in_arena = true;
      node.value = static_cast<std::uint32_t>(arena.size());
      arena.append(cursor.slice(node.begin, end));
    }
    append_folded(arena, next.breaks);
    cursor.line = next.line;
    end = scan_line(cursor, next.text, extent.in_flow);
    arena.append(cursor.slice(next.text, end));
  }
  if (node.in_arena) node.value_size = static_cast<std::uint32_t>(arena.size()) - node.value;
  cursor.at = node.end = end;
  return node;
}

}  // namespace dek::yaml
