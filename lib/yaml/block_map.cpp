// Block maps: implicit keys (`key: value`), explicit ones (`? key`), and empty ones (`: value`).
#include "yaml/parser.hpp"
#include "yaml/scalars.hpp"

namespace dek::yaml {
namespace {

using tree::Kind;
using tree::kNoNode;
using tree::NodeIndex;
using tree::Style;

}  // namespace

bool Parser::at_value_indicator() {
  std::uint32_t behind = cursor_.at;
  while (is_blank(cursor_.byte(behind))) ++behind;
  if (cursor_.byte(behind) != ':' || !cursor_.ends_word(behind + 1)) return false;
  cursor_.at = behind;
  return true;
}

void Parser::require_key_on_line(const Item& item) const {
  if (cursor_.line == item.line) return;
  std::uint32_t begin = cursor_.line;
  while (is_blank(cursor_.byte(begin))) ++begin;
  const std::uint32_t item_begin = item.built == kNoNode ? item.node.begin : node(item.built).begin;
  const Problem problem = item.json_like ? Problem::key_on_several_lines : Problem::map_inside_value;
  fail(problem, {begin, cursor_.at}, cursor_.slice(begin, cursor_.at), {item_begin, item_begin + 1},
       item.json_like ? "it began here" : "the value above began here");
}

void Parser::require_key(const Item& item) {
  if (at_value_indicator()) return require_key_on_line(item);
  const std::uint32_t begin = item.built == kNoNode ? item.node.begin : node(item.built).begin;
  const std::uint32_t end = item.built == kNoNode ? item.node.end : begin + 1;
  const std::string_view text = cursor_.slice(begin, end);
  const std::size_t colon = item.json_like ? std::string_view::npos : text.find(':');
  if (colon != std::string_view::npos) fail(Problem::colon_without_blank, {begin, end}, text.substr(0, colon));
  cursor_.skip();
  const Problem problem = !cursor_.is_stopped() && !cursor_.is_fresh() && item.json_like ? Problem::text_behind_quote
                                                                                         : Problem::missing_colon;
  if (problem == Problem::text_behind_quote) fail_behind_value();
  fail(problem, {begin, end}, text);
}

// The key is read, the cursor stands on its colon.
void Parser::block_map_from(Open& parent, const BlockPlace& place, const Pending& outer, Item& first) {
  const bool outer_was_given = first.built != kNoNode && first.properties.empty();
  Open map{wrap_in_map(parent, first, Style::block, outer_was_given ? Pending{} : outer)};
  if (outer_was_given) take_properties(map.node + 1, map.node);
  map.last = map.node + 1;
  node(map.node).is_key = place.is_key;
  enter(cursor_.at);
  implicit_value(map, place.indent);
  while (next_entry(map, place.indent)) block_entry(map, place.indent);
  leave();
  close(map.node, end_of(map));
}

// The cursor stands on the first entry; `inner` are the properties of an empty key.
void Parser::block_map(Open& parent, const BlockPlace& place, const Pending& outer, const Pending& inner) {
  const std::uint32_t begin = inner.empty() ? cursor_.at : inner.begin;
  const auto column = static_cast<int>(begin - cursor_.line);
  Open map{open(parent, Kind::map, Style::block, begin, outer), kNoNode};
  node(map.node).is_key = place.is_key;
  enter(cursor_.at);
  if (inner.empty()) {
    block_entry(map, column);
  } else {
    add_empty(map, cursor_.at, inner, true);
    implicit_value(map, column);
  }
  while (next_entry(map, column)) block_entry(map, column);
  leave();
  close(map.node, end_of(map));
}

void Parser::block_entry(Open& map, int column) {
  if (simple_key(map)) {
    if (!simple_value(map, cursor_.at + 1, column)) implicit_value(map, column);
    return;
  }
  const char c = cursor_.peek();
  if (!is_block_indicator()) return implicit_entry(map, column);
  if (c == '?') return explicit_entry(map, column);
  if (c == '-') {
    const Place here = {cursor_.at, cursor_.line_end(cursor_.at)};
    fail(Problem::item_between_keys, here, {}, first_byte(map.node), "the map began here");
  }
  add_empty(map, cursor_.at, {}, true);
  implicit_value(map, column);
}

void Parser::implicit_value(Open& map, int column) {
  ++cursor_.at;
  block_node(map, {.indent = column, .list_at_indent = true});
}

void Parser::explicit_entry(Open& map, int column) {
  const BlockPlace inside = {.indent = column, .compact = true, .list_at_indent = true};
  BlockPlace key = inside;
  key.is_key = true;
  ++cursor_.at;
  block_node(map, key);
  cursor_.skip();
  const bool has_value =
      cursor_.is_fresh() && cursor_.column == column && cursor_.peek() == ':' && is_block_indicator();
  if (!has_value) return add_empty(map, node(map.last).end, {}, false);
  if (cursor_.is_tabbed()) fail(Problem::tab_indentation, {cursor_.line, cursor_.at});
  ++cursor_.at;
  block_node(map, inside);
}

void Parser::implicit_entry(Open& map, int column) {
  Pending properties;
  if (cursor_.peek() == '&' || cursor_.peek() == '!') {
    properties = read_properties();
    if (cursor_.ends_word(cursor_.at)) fail(Problem::key_property_on_other_line, {properties.begin, properties.end});
    if (cursor_.peek() == ':' && is_block_indicator()) {
      add_empty(map, cursor_.at, properties, true);
      return implicit_value(map, column);
    }
  }
  set_indent(column);
  const Item key = read_item(map, properties, false, true);
  require_key(key);
  add_item(map, key, true);
  implicit_value(map, column);
}

}  // namespace dek::yaml
