// Items: scalars, aliases and flow collections, which may all turn out to be keys of a map.
#include "yaml/parser.hpp"
#include "yaml/scalars.hpp"

namespace dek::yaml {
namespace {

using tree::Kind;
using tree::kNoNode;
using tree::NodeData;
using tree::NodeIndex;

}  // namespace

void Parser::read_alias(Item& item) {
  const std::uint32_t begin = cursor_.at++;
  while (!cursor_.ends_word(cursor_.at) && !is_any(cursor_.peek(), kFlowIndicator)) ++cursor_.at;
  const Place place = {begin, cursor_.at};
  const std::string_view name = cursor_.slice(begin + 1, cursor_.at);
  if (name.empty()) fail(Problem::empty_alias, {begin, begin + 1});
  if (!item.properties.empty()) fail(Problem::alias_with_properties, {item.properties.begin, cursor_.at}, name);
  const auto anchor = anchors_.find(name);
  if (anchor == anchors_.end()) fail(Problem::unknown_alias, place, name);
  const NodeIndex target = owners_[anchor->second];
  const bool open = node(target).end == 0 && (node(target).kind == Kind::map || node(target).kind == Kind::list);
  if (open) {
    const std::uint32_t anchor_begin = document_.properties[anchor->second].begin;
    fail(Problem::alias_to_open_anchor, place, name, {anchor_begin, anchor_begin + 1},
         "the anchor is set here, on a node around the alias");
  }
  item.node.kind = Kind::alias;
  item.node.begin = begin;
  item.node.end = cursor_.at;
  item.node.value = target;
}

Item Parser::read_item(Open& parent, const Pending& properties, bool in_flow, bool one_line) {
  Item item;
  item.properties = properties;
  item.line = cursor_.line;
  item.json_like = true;
  const char c = cursor_.peek();
  const bool template_action = c == '{' && cursor_.behind_template_action(cursor_.at) != cursor_.at;
  if (c == '"') {
    item.node = scan_double_quoted(cursor_, document_.arena);
  } else if (c == '\'') {
    item.node = scan_single_quoted(cursor_, document_.arena);
  } else if ((c == '{' || c == '[') && !template_action) {
    item.built = flow_collection(parent, properties);
  } else if (c == '*') {
    read_alias(item);
    item.json_like = false;
  } else {
    if (!template_action) require_plain_start(in_flow);
    item.node = scan_plain(cursor_, document_.arena, {plain_indent_, in_flow, one_line});
    item.json_like = false;
  }
  return item;
}

void Parser::require_plain_start(bool in_flow) const {
  const char c = cursor_.peek();
  const Place place = {cursor_.at, cursor_.at + 1};
  const std::string_view sign = cursor_.slice(place.begin, place.end);
  if (c == '@' || c == '`') fail(Problem::reserved_indicator, place, sign);
  if (c == '#') fail(Problem::comment_without_blank, place);
  if (c == '%')
    fail(cursor_.at == cursor_.line ? Problem::directive_in_document : Problem::indicator_starts_value, place, sign);
  if (c == ']' || c == '}') fail(Problem::stray_closer, place, sign);
  if (c == ',' || c == '|' || c == '>') fail(Problem::indicator_starts_value, place, sign);
  if (c != '-' && c != '?' && c != ':') return;
  const bool alone = cursor_.ends_word(cursor_.at + 1) || (in_flow && is_any(cursor_.peek(1), kFlowIndicator));
  if (alone) fail(Problem::indicator_starts_value, place, sign);
}

void Parser::add_item(Open& parent, const Item& item, bool is_key) {
  if (item.built == kNoNode) {
    add(parent, item.node, item.properties, is_key);
  } else {
    node(item.built).is_key = is_key;
  }
}

// All nodes from `from` on move up by one, and every link to them; what points at `from` itself from outside keeps
// doing so.
void Parser::shift_nodes(NodeIndex from) {
  auto& nodes = document_.nodes;
  nodes.insert(nodes.begin() + from, NodeData{});
  const auto moved = [from](NodeIndex index) { return index != kNoNode && index >= from ? index + 1 : index; };
  for (std::size_t i = from + 1; i < nodes.size(); ++i) {
    nodes[i].first_child = moved(nodes[i].first_child);
    nodes[i].next_sibling = moved(nodes[i].next_sibling);
    nodes[i].parent = moved(nodes[i].parent);
    if (nodes[i].kind == Kind::alias) nodes[i].value = moved(nodes[i].value);
  }
  for (auto owner = owners_.rbegin(); owner != owners_.rend() && *owner >= from; ++owner) ++*owner;
}

NodeIndex Parser::wrap_in_map(Open& parent, Item& item, tree::Style style, const Pending& outer) {
  const std::uint32_t begin = item.properties.empty()
                                  ? (item.built == kNoNode ? item.node.begin : node(item.built).begin)
                                  : item.properties.begin;
  if (item.built == kNoNode) {
    const NodeIndex map = open(parent, Kind::map, style, begin, outer);
    Open inside{map, kNoNode};
    add(inside, item.node, item.properties, true);
    return map;
  }
  const NodeIndex map = item.built;
  shift_nodes(map);
  NodeData& key = node(map + 1);
  NodeData& made = node(map);
  made.kind = Kind::map;
  made.style = style;
  made.text = key.text;
  made.begin = begin;
  made.parent = parent.node;
  made.first_child = map + 1;
  key.parent = map;
  key.is_key = true;
  if (!outer.empty()) give(map, outer);
  return map;
}

}  // namespace dek::yaml
