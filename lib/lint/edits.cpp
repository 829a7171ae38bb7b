// Edits that keep what people wrote around the change. Whatever looks unusual gives no edit rather than a guess.
#include "lint/edits.hpp"

#include <algorithm>
#include <string>

namespace dek::lint {
namespace {

using tree::Node;
using tree::Style;

text::Span at_byte(Node near, std::uint32_t offset) {
  return {near.span().text, offset, offset};
}

constexpr bool ends_line(char c) {
  return c == '\n' || c == '\r';
}

/// At or behind `offset`; the end of the source when there is none.
std::size_t first_newline(std::string_view source, std::size_t offset) {
  while (offset < source.size() && !ends_line(source[offset])) ++offset;
  return offset;
}

/// Byte behind the line end before `offset`.
std::uint32_t line_begin(std::string_view source, std::uint32_t offset) {
  while (offset > 0 && !ends_line(source[offset - 1])) --offset;
  return offset;
}

/// Byte behind the end of the line that holds `offset`.
std::uint32_t line_end(std::string_view source, std::uint32_t offset) {
  std::size_t newline = first_newline(source, offset);
  if (newline == source.size()) return static_cast<std::uint32_t>(newline);
  if (source.substr(newline, 2) == "\r\n") ++newline;
  return static_cast<std::uint32_t>(newline + 1);
}

std::string_view newline_of(std::string_view source, std::uint32_t offset) {
  const std::size_t newline = first_newline(source, offset);
  if (newline == source.size()) return "\n";
  return source.substr(newline, source.substr(newline, 2) == "\r\n" ? 2 : 1);
}

/// Nodes that an edit must not touch: more than a value is written there, or nothing, or it is not written in YAML.
bool is_decorated(Node node) {
  return !node.is_written() || node.document().language != tree::Language::yaml || node.is_alias() ||
         !node.tag().empty() || !node.anchor().empty();
}

/// True for text that reads as the same string without quotes, in block and in flow.
bool is_plain_string(std::string_view text) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  if (text.empty() || !(is_word(text.front()) || text.front() == '/')) return false;
  const bool harmless = std::ranges::all_of(
      text, [&](char c) { return is_word(c) || std::string_view("_./@+-=").find(c) != std::string_view::npos; });
  return harmless && tree::plain_scalar_type(text) == tree::ScalarType::string;
}

std::string in_double_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string in_single_quotes(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted.append(c == '\'' ? 2 : 1, c);
  return quoted + '\'';
}

/// The next entry's key in the same mapping; absent behind the last one.
Node key_behind(Node map, Node key) {
  bool passed = false;
  for (const auto [candidate, value] : map.entries()) {
    if (passed) return candidate;
    passed = candidate == key;
  }
  return {};
}

Node value_before(Node map, Node key) {
  Node before;
  for (const auto [candidate, value] : map.entries()) {
    if (candidate == key) return before;
    before = value;
  }
  return {};
}

Edits cut(Node near, std::uint32_t begin, std::uint32_t end) {
  return {{.span = {near.span().text, begin, end}, .replacement = {}}};
}

Edits remove_from_flow(Node map, Node key, Node value) {
  if (const Node next = key_behind(map, key)) {
    return is_decorated(next) ? Edits() : cut(key, key.span().begin, next.span().begin);
  }
  const Node before = value_before(map, key);
  return cut(key, before.span().end, value.span().end);
}

Edits remove_from_block(Node map, Node key, Node value) {
  const std::string_view source = key.document().source;
  const std::uint32_t from = line_begin(source, key.span().begin);
  const std::string_view ahead = source.substr(from, key.span().begin - from);
  const std::uint32_t value_end =
      std::max(value.span().end, key.span().end + 1);  // an absent value ends before the colon
  if (ahead.find_first_not_of(' ') == std::string_view::npos) {
    if (value_end > source.size()) return {};
    return cut(key, from, ends_line(source[value_end - 1]) ? value_end : line_end(source, value_end));
  }
  // First entry of a list item: what follows the dash moves up to it.
  const Node next = key_behind(map, key);
  if (!next || is_decorated(next) || ahead.find_first_not_of(" -") != std::string_view::npos) return {};
  const std::string_view between = source.substr(value_end, next.span().begin - value_end);
  return between.find('#') == std::string_view::npos ? cut(key, key.span().begin, next.span().begin) : Edits();
}

/// Alone behind the dash of a line that holds nothing else.
bool is_behind_dash(std::string_view ahead) {
  const std::size_t dash = ahead.find('-');
  return dash != std::string_view::npos && ahead.find_first_not_of(' ') == dash &&
         ahead.find_first_not_of(' ', dash + 1) == std::string_view::npos;
}

Edits remove_from_flow_list(Node list, Node item) {
  Node before, next;
  bool passed = false;
  for (const Node one : list.items()) {
    if (passed && !next) next = one;
    if (one == item) passed = true;
    if (!passed) before = one;
  }
  if (next ? is_decorated(next) : is_decorated(before)) return {};
  const std::uint32_t begin = next ? item.span().begin : before.span().end;
  const std::uint32_t end = next ? next.span().begin : item.span().end;
  const std::string_view text = item.document().source.substr(begin, end - begin);
  return text.find('#') == std::string_view::npos ? cut(item, begin, end) : Edits();
}

std::string indented(std::string_view text, std::string_view indent, std::string_view newline) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') {
      result.append(newline).append(indent);
    } else {
      result += c;
    }
  }
  return result;
}

}  // namespace

Edits replace_value(Node scalar, std::string_view value) {
  if (!scalar.is_scalar() || is_decorated(scalar)) return {};
  switch (scalar.style()) {
    case Style::plain: {
      const bool was_string = scalar.type() == tree::ScalarType::string;
      const bool stays_plain = was_string ? is_plain_string(value) : !value.empty();
      return {{.span = scalar.span(), .replacement = stays_plain ? std::string(value) : in_double_quotes(value)}};
    }
    case Style::single_quoted:
      return {{.span = scalar.span(), .replacement = in_single_quotes(value)}};
    case Style::double_quoted:
      return {{.span = scalar.span(), .replacement = in_double_quotes(value)}};
    case Style::literal:
    case Style::folded:
    case Style::block:
    case Style::flow:
      return {};
  }
  return {};
}

Edits replace_by_string(Node scalar, std::string_view value) {
  Edits edits = replace_value(scalar, value);
  const bool needs_quotes = scalar.style() == Style::plain && !is_plain_string(value);
  if (!edits.empty() && needs_quotes) edits.front().replacement = in_double_quotes(value);
  return edits;
}

Edits quote(Node scalar) {
  if (!scalar.is_scalar() || is_decorated(scalar) || scalar.style() != Style::plain) return {};
  const text::Span span = scalar.span();
  const std::string_view written = scalar.document().source.substr(span.begin, span.end - span.begin);
  if (written.find_first_of("\r\n") != std::string_view::npos) return {};
  return {{.span = span, .replacement = in_double_quotes(written)}};
}

Edits rename_key(Node value, std::string_view name) {
  const Node key = value.key();
  return key ? replace_value(key, name) : Edits();
}

Edits remove_entry(Node value) {
  const Node key = value.key();
  const Node map = value.parent();
  if (!key || map.size() < 2 || is_decorated(key)) return {};
  return map.style() == Style::flow ? remove_from_flow(map, key, value) : remove_from_block(map, key, value);
}

Edits add_entry(Node map, std::string_view text) {
  if (!map.is_map() || map.is_alias() || map.size() == 0) return {};
  const Node first = (*map.entries().begin()).key;
  const std::uint32_t offset = first.span().begin;
  if (is_decorated(first)) return {};
  if (map.style() == Style::flow) {
    if (text.find('\n') != std::string_view::npos || first.is_quoted()) return {};  // quoted keys: most likely JSON
    return {{.span = at_byte(first, offset), .replacement = std::string(text) + ", "}};
  }
  const std::string_view source = first.document().source;
  const std::uint32_t begin = line_begin(source, offset);
  const std::string_view ahead = source.substr(begin, offset - begin);
  if (ahead.find_first_not_of(" -") != std::string_view::npos) return {};
  const std::string indent(ahead.size(), ' ');
  const std::string_view newline = newline_of(source, offset);
  return {{.span = at_byte(first, offset), .replacement = indented(std::string(text) + '\n', indent, newline)}};
}

Edits add_item(Node list, std::string_view text) {
  const tree::Items items = list.items();
  if (items.empty() || list.is_alias() || is_decorated(*items.begin())) return {};
  const Node first = *items.begin();
  if (list.style() == Style::flow) {
    const bool is_json = list.key() && list.key().is_quoted();
    if (is_json || text.find('\n') != std::string_view::npos) return {};
    return {{.span = at_byte(first, first.span().begin), .replacement = std::string(text) + ", "}};
  }
  const std::string_view source = first.document().source;
  const std::uint32_t offset = first.span().begin;
  const std::string_view ahead = source.substr(line_begin(source, offset), offset - line_begin(source, offset));
  if (!is_behind_dash(ahead)) return {};
  const std::string deeper(ahead.size(), ' ');
  const std::string_view newline = newline_of(source, offset);
  const std::string item = indented(text, deeper, newline) + std::string(newline) + std::string(ahead);
  return {{.span = at_byte(first, offset), .replacement = item}};
}

Edits remove_item(Node item) {
  const Node list = item.parent();
  if (!list.is_list() || list.size() < 2 || !item.is_scalar() || is_decorated(item)) return {};
  if (list.style() == Style::flow) return remove_from_flow_list(list, item);
  const std::string_view source = item.document().source;
  const std::uint32_t from = line_begin(source, item.span().begin);
  const bool is_block_scalar = item.style() == Style::literal || item.style() == Style::folded;
  if (is_block_scalar || !is_behind_dash(source.substr(from, item.span().begin - from))) return {};
  return cut(item, from, line_end(source, item.span().end));
}

Edits all_of(std::vector<Edits> parts) {
  Edits all;
  for (Edits& part : parts) {
    if (part.empty()) return {};
    std::ranges::move(part, std::back_inserter(all));
  }
  return all;
}

}  // namespace dek::lint
