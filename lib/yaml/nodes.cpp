// Building the flat tree: adding, opening and closing nodes, and giving them their tag and anchor.
#include "yaml/parser.hpp"

namespace dek::yaml {
namespace {

using tree::Kind;
using tree::kNoNode;
using tree::NodeData;
using tree::NodeIndex;

// Deep enough for every manifest, shallow enough for any thread's stack.
constexpr int kNestingLimit = 512;

bool is_null_word(std::string_view text) {
  if (text.size() > 4) return false;
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

}  // namespace

Parser::Parser(Cursor& cursor, tree::Document& document, const Directives& directives, Indentation indentation)
    : cursor_(cursor), document_(document), directives_(directives), indentation_(indentation) {}

void Parser::enter(std::uint32_t begin) {
  if (++depth_ > kNestingLimit) fail(Problem::too_deep, {begin, begin + 1}, std::to_string(kNestingLimit));
}

// Filled in place: a node is written once, not built and copied.
NodeData& Parser::push(Open& parent, bool is_key) {
  const auto index = static_cast<NodeIndex>(document_.nodes.size());
  NodeData& added = document_.nodes.emplace_back();
  added.text = document_.text;
  added.parent = parent.node;
  added.is_key = is_key;
  if (parent.last != kNoNode) {
    node(parent.last).next_sibling = index;
  } else if (parent.node != kNoNode) {
    node(parent.node).first_child = index;
  }
  parent.last = index;
  return added;
}

NodeIndex Parser::add(Open& parent, const NodeData& data, const Pending& properties, bool is_key) {
  NodeData& added = push(parent, is_key);
  const bool is_plain = data.kind == Kind::scalar && data.style == tree::Style::plain && !data.in_arena;
  const bool is_null =
      is_plain && properties.tag.empty() && is_null_word(cursor_.slice(data.value, data.value + data.value_size));
  added.kind = is_null ? Kind::null : data.kind;
  added.style = data.style;
  added.in_arena = data.in_arena;
  added.begin = data.begin;
  added.end = data.end;
  added.value = data.value;
  added.value_size = data.value_size;
  if (!properties.empty()) give(parent.last, properties);
  return parent.last;
}

void Parser::add_plain(Open& parent, std::uint32_t begin, std::uint32_t end, bool is_key) {
  NodeData& added = push(parent, is_key);
  added.kind = is_null_word(cursor_.slice(begin, end)) ? Kind::null : Kind::scalar;
  added.begin = added.value = begin;
  added.end = end;
  added.value_size = end - begin;
}

void Parser::add_empty(Open& parent, std::uint32_t at, const Pending& properties, bool is_key) {
  NodeData empty;
  empty.kind = Kind::scalar;
  empty.begin = empty.end = empty.value = properties.empty() ? at : properties.end;
  add(parent, empty, properties, is_key);
}

NodeIndex Parser::open(Open& parent, Kind kind, tree::Style style, std::uint32_t begin, const Pending& properties) {
  NodeData data;
  data.kind = kind;
  data.style = style;
  data.begin = begin;  // `end` stays 0 while it is open
  return add(parent, data, properties, false);
}

void Parser::close(NodeIndex index, std::uint32_t end) {
  node(index).end = end;
}

void Parser::give(NodeIndex index, const Pending& properties) {
  document_.properties.push_back({properties.tag, properties.anchor, properties.begin});
  owners_.push_back(index);
  const auto number = static_cast<std::uint32_t>(document_.properties.size());
  node(index).properties = number;
  if (!properties.anchor.empty()) anchors_[properties.anchor] = number - 1;
}

void Parser::regive(NodeIndex index, const Pending& properties) {
  const std::uint32_t number = node(index).properties;
  document_.properties[number - 1] = {properties.tag, properties.anchor, properties.begin};
  if (!properties.anchor.empty()) anchors_[properties.anchor] = number - 1;
}

void Parser::take_properties(NodeIndex from, NodeIndex to) {
  node(to).properties = node(from).properties;
  node(from).properties = 0;
  if (node(to).properties != 0) owners_[node(to).properties - 1] = to;
}

void Parser::set_indent(int indent) {
  plain_indent_ = indent;
  cursor_.least_indent = indentation_ == Indentation::strict ? indent + 1 : 0;
}

std::uint32_t Parser::end_of(const Open& collection) const {
  if (collection.last == kNoNode) return node(collection.node).begin;
  const NodeData& last = node(collection.last);
  return last.end;
}

}  // namespace dek::yaml
