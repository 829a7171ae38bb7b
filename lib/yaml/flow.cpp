// Flow collections: lists and maps in brackets, with JSON among them.
#include "yaml/parser.hpp"

namespace dek::yaml {
namespace {

using tree::Kind;
using tree::kNoNode;
using tree::NodeIndex;
using tree::Style;

}  // namespace

void Parser::skip_in_flow() {
  cursor_.skip();
  if (!cursor_.is_stopped() && cursor_.is_fresh() && cursor_.column < cursor_.least_indent)
    fail(Problem::flow_line_not_indented, {cursor_.at, cursor_.at + 1});
}

bool Parser::ends_flow_entry() const {
  const char c = cursor_.peek();
  return cursor_.is_stopped() || c == ',' || c == ']' || c == '}';
}

bool Parser::is_flow_value(bool json_like) const {
  if (cursor_.is_stopped() || cursor_.peek() != ':') return false;
  return json_like || cursor_.ends_word(cursor_.at + 1) || is_any(cursor_.peek(1), kFlowIndicator);
}

NodeIndex Parser::flow_collection(Open& parent, const Pending& properties) {
  const bool is_map = cursor_.peek() == '{';
  const char closer = is_map ? '}' : ']';
  Open collection{open(parent, is_map ? Kind::map : Kind::list, Style::flow, cursor_.at, properties)};
  enter(cursor_.at);
  ++flow_depth_;
  ++cursor_.at;
  skip_in_flow();
  while (cursor_.is_stopped() || cursor_.peek() != closer) {
    if (cursor_.is_stopped()) fail_unclosed(collection.node);
    is_map ? flow_map_entry(collection) : flow_list_entry(collection);
    next_flow_entry(collection, closer);
  }
  close(collection.node, ++cursor_.at);
  --flow_depth_;
  leave();
  return collection.node;
}

void Parser::fail_unclosed(NodeIndex collection) const {
  const bool is_map = node(collection).kind == Kind::map;
  const Place opener = first_byte(collection);
  if (cursor_.at >= cursor_.size) fail(is_map ? Problem::unclosed_map : Problem::unclosed_list, opener);
  fail(is_map ? Problem::unclosed_map : Problem::unclosed_list, opener, {}, {cursor_.at, cursor_.at + 3},
       "the document ends here, with the bracket still open");
}

// Behind an entry: moves over the comma, or stays at the closer.
void Parser::next_flow_entry(const Open& collection, char closer) {
  skip_in_flow();
  const char c = cursor_.peek();
  if (cursor_.is_stopped()) fail_unclosed(collection.node);
  if (c == closer) return;
  const Place here = {cursor_.at, cursor_.at + 1};
  const Place opener = first_byte(collection.node);
  const bool is_map = closer == '}';
  if (c == ',') {
    ++cursor_.at;
    return skip_in_flow();
  }
  if (c == '#') fail(Problem::comment_without_blank, here);
  if (c == ']' || c == '}')
    fail(Problem::wrong_closer, here, cursor_.slice(here.begin, here.end), opener, "opened here");
  const Problem problem = is_map ? Problem::missing_comma_map : Problem::missing_comma_list;
  fail(problem, here, {}, opener, is_map ? "this map began here" : "this list began here");
}

void Parser::flow_value(Open& parent) {
  const std::uint32_t behind = ++cursor_.at;
  skip_in_flow();
  if (ends_flow_entry()) return add_empty(parent, behind, {}, false);
  flow_node(parent, false);
}

// A node that is not the head of a pair: a value, or the key behind `?`.
void Parser::flow_node(Open& parent, bool is_key) {
  const Pending properties = read_flow_properties();
  if (ends_flow_entry() || is_flow_value(false)) return add_empty(parent, cursor_.at, properties, is_key);
  add_item(parent, read_item(parent, properties, true, false), is_key);
}

// Behind `?` in a flow collection: key and value into `map`.
void Parser::flow_explicit_pair(Open& map) {
  const std::uint32_t behind = ++cursor_.at;
  skip_in_flow();
  if (ends_flow_entry()) {
    add_empty(map, behind, {}, true);
  } else {
    flow_node(map, true);
    skip_in_flow();
  }
  const tree::NodeData& key = node(map.last);
  const bool json_like = key.style != Style::plain;
  if (is_flow_value(json_like)) return flow_value(map);
  add_empty(map, key.end, {}, false);
}

bool Parser::is_flow_question() const {
  return cursor_.peek() == '?' && cursor_.ends_word(cursor_.at + 1);
}

void Parser::flow_map_entry(Open& map) {
  if (cursor_.peek() == ',') fail(Problem::empty_map_entry, {cursor_.at, cursor_.at + 1});
  if (is_flow_question()) return flow_explicit_pair(map);
  const Pending properties = read_flow_properties();
  bool json_like = false;
  if (ends_flow_entry() || is_flow_value(false)) {
    add_empty(map, cursor_.at, properties, true);
  } else {
    const Item key = read_item(map, properties, true, false);
    add_item(map, key, true);
    json_like = key.json_like;
    skip_in_flow();
  }
  if (is_flow_value(json_like)) return flow_value(map);
  add_empty(map, node(map.last).end, {}, false);
}

void Parser::flow_list_entry(Open& list) {
  if (cursor_.peek() == ',') fail(Problem::empty_list_entry, {cursor_.at, cursor_.at + 1});
  if (is_flow_question() || is_flow_value(false)) return flow_pair(list);
  const Pending properties = read_flow_properties();
  if (ends_flow_entry()) return add_empty(list, cursor_.at, properties, false);
  if (is_flow_value(false)) {
    Item empty;
    empty.properties = properties;
    empty.node.kind = Kind::scalar;
    empty.node.begin = empty.node.end = empty.node.value = properties.end;
    return flow_pair_from(list, empty);
  }
  Item item = read_item(list, properties, true, false);
  const std::uint32_t behind_line = cursor_.line;
  skip_in_flow();
  if (!is_flow_value(item.json_like)) return add_item(list, item, false);
  const std::uint32_t begin = item.built == kNoNode ? item.node.begin : node(item.built).begin;
  if (cursor_.line != item.line || behind_line != item.line)
    fail(Problem::flow_key_on_several_lines, {cursor_.at, cursor_.at + 1}, {}, {begin, begin + 1},
         "the key began here");
  flow_pair_from(list, item);
}

// `[key: value]`: a map of one pair; the cursor stands on the colon.
void Parser::flow_pair_from(Open& list, Item& key) {
  Open pair{wrap_in_map(list, key, Style::flow, {})};
  pair.last = pair.node + 1;
  flow_value(pair);
  close(pair.node, end_of(pair));
}

// `[? key : value]` or `[: value]`.
void Parser::flow_pair(Open& list) {
  Open pair{open(list, Kind::map, Style::flow, cursor_.at, {})};
  if (cursor_.peek() == '?') {
    flow_explicit_pair(pair);
  } else {
    add_empty(pair, cursor_.at, {}, true);
    flow_value(pair);
  }
  close(pair.node, end_of(pair));
}

}  // namespace dek::yaml
