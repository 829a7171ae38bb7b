// Quoted scalars: a slice of the text as long as nothing is escaped or folded, decoded into the arena from there on.
#include <algorithm>

#include "yaml/escapes.hpp"
#include "yaml/failure.hpp"
#include "yaml/scalars.hpp"

namespace dek::yaml {
namespace {

using tree::NodeData;

struct Quote {
  char sign;
  int stop;  // class of the characters that end a run of plain text
  tree::Style style;
  Problem unclosed;
};

constexpr Quote kDouble = {'"', kDoubleStop, tree::Style::double_quoted, Problem::unclosed_double_quote};
constexpr Quote kSingle = {'\'', kSingleStop, tree::Style::single_quoted, Problem::unclosed_single_quote};

[[noreturn]] void fail_unclosed(const Cursor& cursor, const Quote& quote, std::uint32_t begin) {
  const std::uint32_t first_line_end = cursor.line_end(begin);
  const std::uint32_t at = std::min(cursor.at, cursor.size);
  const Place stop = {at, std::min(at + 3, cursor.size)};
  if (stop.begin == stop.end) fail(quote.unclosed, {begin, first_line_end});
  fail(quote.unclosed, {begin, first_line_end}, {}, stop, "the document ends here, with the quote still open");
}

// At a line break: blanks before it go, down to `floor`, where the last escape ended.
void fold(Cursor& cursor, std::string& arena, std::size_t floor) {
  while (arena.size() > floor && is_blank(arena.back())) arena.pop_back();
  append_folded(arena, skip_breaks(cursor));
}

// `\` before a line break: the lines join without a blank; further breaks stay.
void escape_break(Cursor& cursor, std::string& arena) {
  arena.append(skip_breaks(cursor) - 1, '\n');
}

// From the first character that makes decoding necessary; `floor` is where the value begins in the arena.
void decode_rest(Cursor& cursor, std::string& arena, const Quote& quote, std::uint32_t begin, std::size_t floor) {
  for (;;) {
    const std::uint32_t run = cursor.at;
    while (cursor.at < cursor.size && !is_any(cursor.data[cursor.at], quote.stop)) ++cursor.at;
    arena.append(cursor.slice(run, cursor.at));
    if (cursor.at >= cursor.size) fail_unclosed(cursor, quote, begin);
    const char c = cursor.data[cursor.at];
    if (is_break(c)) {
      fold(cursor, arena, floor);
      if (cursor.at == cursor.line && cursor.is_marker(cursor.at)) fail_unclosed(cursor, quote, begin);
    } else if (c == '\\') {
      if (++cursor.at >= cursor.size) fail_unclosed(cursor, quote, begin);
      is_break(cursor.peek()) ? escape_break(cursor, arena) : decode_escape(cursor, arena);
      if (cursor.at == cursor.line && cursor.is_marker(cursor.at)) fail_unclosed(cursor, quote, begin);
      floor = arena.size();
    } else if (quote.sign == '\'' && cursor.peek(1) == '\'') {
      arena.push_back('\'');
      cursor.at += 2;
      floor = arena.size();
    } else {
      return;
    }
  }
}

NodeData scan_quoted(Cursor& cursor, std::string& arena, const Quote& quote) {
  NodeData node;
  node.kind = tree::Kind::scalar;
  node.style = quote.style;
  node.begin = cursor.at++;
  node.value = cursor.at;
  while (cursor.at < cursor.size && !is_any(cursor.data[cursor.at], quote.stop)) ++cursor.at;
  const bool doubled = quote.sign == '\'' && cursor.peek(1) == '\'';
  if (cursor.peek() == quote.sign && !doubled) {
    node.value_size = cursor.at - node.value;
  } else {
    node.in_arena = true;
    const auto value = static_cast<std::uint32_t>(arena.size());
    arena.append(cursor.slice(node.value, cursor.at));
    decode_rest(cursor, arena, quote, node.begin, value);
    node.value = value;
    node.value_size = static_cast<std::uint32_t>(arena.size()) - value;
  }
  node.end = ++cursor.at;
  return node;
}

}  // namespace

std::uint32_t skip_breaks(Cursor& cursor) {
  std::uint32_t breaks = 0;
  while (cursor.at < cursor.size && is_break(cursor.data[cursor.at])) {
    ++breaks;
    cursor.at = cursor.line = cursor.behind_break(cursor.at);
    if (cursor.is_marker(cursor.at)) return breaks;
    while (cursor.peek() == ' ') ++cursor.at;
    const auto blanks = static_cast<int>(cursor.at - cursor.line);
    while (is_blank(cursor.peek())) ++cursor.at;
    const bool has_text = cursor.at < cursor.size && !is_break(cursor.data[cursor.at]);
    if (has_text && blanks < cursor.least_indent) fail(Problem::quoted_line_not_indented, {cursor.at, cursor.at + 1});
  }
  return breaks;
}

void append_folded(std::string& arena, std::uint32_t breaks) {
  if (breaks == 1) {
    arena.push_back(' ');
  } else {
    arena.append(breaks - 1, '\n');
  }
}

NodeData scan_double_quoted(Cursor& cursor, std::string& arena) {
  return scan_quoted(cursor, arena, kDouble);
}

NodeData scan_single_quoted(Cursor& cursor, std::string& arena) {
  return scan_quoted(cursor, arena, kSingle);
}

}  // namespace dek::yaml
