// Literal and folded block scalars: header, indentation, lines, chomping.
#include <algorithm>

#include "yaml/failure.hpp"
#include "yaml/scalars.hpp"

namespace dek::yaml {
namespace {

enum class Chomp : std::uint8_t { clip, strip, keep };

struct Header {
  bool folded = false;
  Chomp chomp = Chomp::clip;
  int digit = 0;  // 0: found from the first line
};

Header read_header(Cursor& cursor) {
  Header header;
  const std::uint32_t begin = cursor.at;
  header.folded = cursor.data[cursor.at++] == '>';
  for (bool chomped = false;; ++cursor.at) {
    const char c = cursor.peek();
    if ((c == '+' || c == '-') && !chomped) {
      header.chomp = c == '+' ? Chomp::keep : Chomp::strip;
      chomped = true;
    } else if (c >= '1' && c <= '9' && header.digit == 0) {
      header.digit = c - '0';
    } else if (c == '0') {
      fail(Problem::block_header_zero, {begin, cursor.at + 1});
    } else {
      break;
    }
  }
  const std::uint32_t behind = cursor.at;
  while (is_blank(cursor.peek())) ++cursor.at;
  const bool comment = cursor.peek() == '#' && cursor.at > behind;
  const std::uint32_t end = cursor.line_end(cursor.at);
  if (comment && cursor.comments != nullptr) cursor.comments->push_back({cursor.at, end});
  if (!comment && cursor.at != end) {
    const Problem problem = cursor.peek() == '#' ? Problem::comment_without_blank : Problem::block_header_text;
    fail(problem, {cursor.at, end}, cursor.slice(begin, behind), {begin, behind}, "the block scalar begins here");
  }
  cursor.at = end;
  return header;
}

// What the next line of a growing scalar has to know.
struct Body {
  std::uint32_t pending_breaks = 0;  // breaks since the last text
  bool any_text = false;
  bool last_was_deeper = false;  // folded: the last line began with a blank or tab
};

// Blanks of the first line with text; leading lines may not hold more. `least` when there is no text.
int find_indent(const Cursor& cursor, std::uint32_t at, int least) {
  int deepest = 0;
  std::uint32_t deepest_line = at;
  while (at < cursor.size) {
    const std::uint32_t line = at;
    while (cursor.byte(at) == ' ') ++at;
    const auto blanks = static_cast<int>(at - line);
    if (at < cursor.size && !is_break(cursor.data[at])) {
      if (blanks < least || cursor.is_marker(line)) break;
      if (blanks < deepest)
        fail(Problem::block_leading_lines_deeper, {deepest_line, deepest_line + static_cast<std::uint32_t>(deepest)},
             {}, {at, at + 1}, "the first line of text stands further left");
      return blanks;
    }
    if (blanks > deepest) deepest_line = line;
    deepest = std::max(deepest, blanks);
    if (at < cursor.size) at = cursor.behind_break(at);
  }
  return std::max(least, deepest);
}

void append_line(Body& body, std::string& arena, std::string_view line, bool folded) {
  const bool deeper = is_blank(line.front());
  const bool joins = folded && body.any_text && !deeper && !body.last_was_deeper;
  if (joins && body.pending_breaks > 0) {
    append_folded(arena, body.pending_breaks);
  } else {
    arena.append(body.pending_breaks, '\n');
  }
  arena.append(line);
  body.pending_breaks = 0;
  body.any_text = true;
  body.last_was_deeper = deeper;
}

void chomp(const Body& body, std::string& arena, Chomp how) {
  if (how == Chomp::keep) arena.append(body.pending_breaks, '\n');
  if (how == Chomp::clip && body.any_text && body.pending_breaks > 0) arena.push_back('\n');
}

// The line at `cursor.at`: its text behind the indentation, or the end of the scalar.
enum class Line : std::uint8_t { text, empty, behind };

Line classify(Cursor& cursor, std::uint32_t& text, int indent) {
  text = cursor.at;
  const std::uint32_t limit = cursor.at + static_cast<std::uint32_t>(indent);
  while (text < limit && cursor.byte(text) == ' ') ++text;
  if (text >= cursor.size) return Line::empty;
  if (is_break(cursor.data[text])) return Line::empty;
  if (cursor.is_marker(cursor.at)) return Line::behind;
  if (text == limit) return Line::text;
  if (cursor.data[text] == '\t') {
    std::uint32_t rest = text;
    while (is_blank(cursor.byte(rest))) ++rest;
    if (rest < cursor.size && !is_break(cursor.data[rest])) return Line::behind;
    fail(Problem::tab_in_block_indentation, {text, text + 1});
  }
  return Line::behind;
}

std::uint32_t behind_blanks(const Cursor& cursor, std::uint32_t at) {
  while (is_blank(cursor.byte(at))) ++at;
  return at;
}

std::uint32_t read_lines(Cursor& cursor, std::string& arena, Body& body, bool folded, int indent) {
  std::uint32_t end = cursor.at;
  while (cursor.at < cursor.size) {
    std::uint32_t text = 0;
    const Line line = classify(cursor, text, indent);
    if (line == Line::behind) break;
    const std::uint32_t line_end = cursor.line_end(text);
    if (line == Line::text) {
      append_line(body, arena, cursor.slice(text, line_end), folded);
      end = line_end;
    }
    const bool only_blanks = is_blank(cursor.byte(line_end - 1)) && line_end == behind_blanks(cursor, cursor.at);
    cursor.at = line_end;
    // The end of the file ends a line of blanks as a break does; a line of text it leaves without one.
    if (cursor.at >= cursor.size && !only_blanks) break;
    ++body.pending_breaks;
    if (cursor.at < cursor.size) cursor.at = cursor.behind_break(cursor.at);
  }
  return end;
}

}  // namespace

tree::NodeData scan_block_scalar(Cursor& cursor, std::string& arena, int parent_indent) {
  tree::NodeData node;
  node.kind = tree::Kind::scalar;
  node.begin = cursor.at;
  const Header header = read_header(cursor);
  node.style = header.folded ? tree::Style::folded : tree::Style::literal;
  node.in_arena = true;
  node.value = static_cast<std::uint32_t>(arena.size());
  std::uint32_t end = cursor.at;
  if (cursor.at < cursor.size) {
    cursor.at = cursor.behind_break(cursor.at);
    const int indent = header.digit != 0 ? std::max(parent_indent, 0) + header.digit
                                         : find_indent(cursor, cursor.at, parent_indent + 1);
    Body body;
    const std::uint32_t content = cursor.at;
    const std::uint32_t last = read_lines(cursor, arena, body, header.folded, indent);
    if (last > content) end = last;
    chomp(body, arena, header.chomp);
    cursor.line = cursor.at;
  }
  node.end = end;
  node.value_size = static_cast<std::uint32_t>(arena.size()) - node.value;
  return node;
}

}  // namespace dek::yaml
