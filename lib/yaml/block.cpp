// Block nodes and block lists: indentation decides what belongs where.
#include "yaml/parser.hpp"
#include "yaml/scalars.hpp"

namespace dek::yaml {
namespace {

using tree::Kind;
using tree::kNoNode;
using tree::NodeIndex;
using tree::Style;

}  // namespace

void Parser::read_root(bool behind_marker) {
  Open nothing;
  block_node(nothing, {.indent = -1, .compact = !behind_marker});
  cursor_.skip();
  if (cursor_.is_stopped()) return;
  const Place place = {cursor_.at, cursor_.line_end(cursor_.at)};
  const char c = cursor_.peek();
  if (c == ']' || c == '}')
    fail(Problem::stray_closer, {cursor_.at, cursor_.at + 1}, cursor_.slice(cursor_.at, cursor_.at + 1));
  if (c == '#') fail(Problem::comment_without_blank, {cursor_.at, cursor_.at + 1});
  if (c == '%' && cursor_.at == cursor_.line) fail(Problem::directive_in_document, place);
  const tree::NodeData& root = node(0);
  fail(Problem::content_behind_document, place, {}, {root.begin, root.begin + 1}, "the document began with this");
}

bool Parser::is_block_indicator() const {
  const char c = cursor_.peek();
  return (c == '-' || c == '?' || c == ':') && cursor_.ends_word(cursor_.at + 1);
}

bool Parser::belongs(const BlockPlace& place) const {
  if (cursor_.is_stopped()) return false;
  if (!cursor_.is_fresh() || cursor_.column > place.indent) return true;
  return place.list_at_indent && cursor_.column == place.indent && cursor_.peek() == '-' && is_block_indicator();
}

void Parser::block_node(Open& parent, const BlockPlace& place) {
  const std::uint32_t behind = cursor_.at;
  cursor_.skip();
  if (!belongs(place)) return add_empty(parent, behind, kNoProperties, place.is_key);
  if (cursor_.peek() != '&' && cursor_.peek() != '!') return block_content(parent, place, kNoProperties, kNoProperties);
  Pending outer;
  Pending inner;
  if (!read_block_properties(place, outer, inner)) return add_empty(parent, behind, outer, place.is_key);
  block_content(parent, place, outer, inner);
}

void Parser::require_block_start(const BlockPlace& place, std::uint32_t start, Problem otherwise) const {
  if (start != cursor_.first && !place.compact) {
    const bool behind_marker = place.indent < 0;
    fail(behind_marker ? Problem::block_behind_marker : otherwise, {start, cursor_.line_end(start)});
  }
  for (std::uint32_t at = start; at > cursor_.line && is_blank(cursor_.data[at - 1]); --at) {
    if (cursor_.data[at - 1] == '\t') fail(Problem::tab_indentation, {at - 1, start});
  }
}

void Parser::block_content(Open& parent, const BlockPlace& place, const Pending& outer, const Pending& inner) {
  const char c = cursor_.peek();
  if (is_block_indicator()) {
    if (!inner.empty() && c != ':') fail(Problem::properties_before_block, {inner.begin, inner.end});
    const std::uint32_t start = inner.empty() ? cursor_.at : inner.begin;
    require_block_start(place, start, c == '-' ? Problem::sequence_on_line : Problem::nested_map_on_line);
    if (c == '-') return block_list(parent, place, outer);
    return block_map(parent, place, outer, inner);
  }
  if (c == '|' || c == '>') {
    const Pending properties = merge(outer, inner);
    add(parent, scan_block_scalar(cursor_, document_.arena, place.indent), properties, place.is_key);
    return;
  }
  if (inner.empty() && simple_key_end() != 0) {
    require_block_start(place, cursor_.at, Problem::nested_map_on_line);
    return block_map(parent, place, outer, inner);
  }
  block_item(parent, place, outer, inner);
}

void Parser::block_item(Open& parent, const BlockPlace& place, const Pending& outer, const Pending& inner) {
  const std::uint32_t start = inner.empty() ? cursor_.at : inner.begin;
  const auto column = static_cast<int>(start - cursor_.line);
  set_indent(place.indent);
  // A bracket must know its anchor before it is read; should it be a key, block_map_from() hands the anchor to the map.
  const bool collection = cursor_.peek() == '[' || cursor_.peek() == '{';
  Item item = read_item(parent, collection && inner.empty() ? outer : inner, false, false);
  item.properties = inner;
  if (at_value_indicator()) {
    require_key_on_line(item);
    require_block_start(place, start, Problem::nested_map_on_line);
    return block_map_from(parent, {column, false, false, place.is_key}, outer, item);
  }
  if (item.built != kNoNode) {
    if (!outer.empty() && !inner.empty()) regive(item.built, merge(outer, inner));
  } else {
    item.properties = merge(outer, inner);
  }
  add_item(parent, item, place.is_key);
}

void Parser::block_list(Open& parent, const BlockPlace& place, const Pending& outer) {
  const auto column = static_cast<int>(cursor_.at - cursor_.line);
  Open list{open(parent, Kind::list, Style::block, cursor_.at, outer), kNoNode};
  node(list.node).is_key = place.is_key;
  enter(cursor_.at);
  do {
    if (cursor_.peek() != '-' || !is_block_indicator()) {
      if (place.list_at_indent && column == place.indent) break;  // the next key of the map around
      const Place here = {cursor_.at, cursor_.line_end(cursor_.at)};
      fail(Problem::key_between_items, here, {}, first_byte(list.node), "the list began here");
    }
    ++cursor_.at;
    if (!simple_value(list, cursor_.at, column)) block_node(list, {.indent = column, .compact = true});
  } while (next_entry(list, column));
  leave();
  close(list.node, end_of(list));
}

bool Parser::next_entry(const Open& collection, int column) {
  cursor_.skip();
  if (cursor_.is_stopped()) return false;
  if (!cursor_.is_fresh()) fail_behind_value();
  if (cursor_.column < column) return false;
  if (cursor_.column > column) {
    const Place here = {cursor_.line, cursor_.at};
    fail(Problem::indentation_fits_nothing, here, std::to_string(cursor_.column + 1), first_byte(collection.node),
         node(collection.node).kind == Kind::map ? "the map above began here" : "the list above began here");
  }
  if (cursor_.is_tabbed()) fail(Problem::tab_indentation, {cursor_.line, cursor_.at});
  return true;
}

void Parser::fail_behind_value() const {
  const char c = cursor_.peek();
  const Place sign = {cursor_.at, cursor_.at + 1};
  const Place rest = {cursor_.at, cursor_.line_end(cursor_.at)};
  if (c == '#') fail(Problem::comment_without_blank, sign);
  if (c == ']' || c == '}') fail(Problem::stray_closer, sign, cursor_.slice(sign.begin, sign.end));
  const tree::NodeData& last = document_.nodes.back();
  const Place before = {last.begin, last.begin + 1};
  if (last.style == Style::double_quoted || last.style == Style::single_quoted)
    fail(Problem::text_behind_quote, rest, {}, before, "the quoted text began here");
  fail(Problem::content_behind_value, rest, {}, before, "the value before it began here");
}

}  // namespace dek::yaml
