// Walking the flat array: siblings by index, aliases by one jump, merge keys within a budget.
#include "tree/node.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include "base/assert.hpp"
#include "text/placeholder.hpp"
#include "tree/scan.hpp"

namespace dek::tree {
namespace {

// Maps looked into for one key. Merge keys nest through aliases: people write a few, attackers many.
constexpr int kMergeBudget = 64;

/// A key that is no scalar of its own: null counts as the empty text, an alias as its target.
bool is_odd_key(const Document& document, NodeIndex at, std::string_view text) {
  const Node node(document, at);
  return node.is_null() ? text.empty() : node.is_scalar() && node.raw() == text;
}

/// Most keys differ in length or in the first byte.
bool key_equals(const Document& document, const NodeData& key, NodeIndex at, std::string_view text) {
  if (key.kind != Kind::scalar) return is_odd_key(document, at, text);
  if (key.value_size != text.size()) return false;
  if (text.empty()) return true;
  const char* bytes = text_of(document, key).data();
  return bytes[0] == text[0] && std::memcmp(bytes, text.data(), text.size()) == 0;
}

bool holds_placeholder(const Document& document, const NodeData& scalar) {
  return document.may_hold_placeholders && text::find_placeholder(text_of(document, scalar));
}

}  // namespace

Node Document::root() const {
  return nodes.empty() ? Node() : Node(*this, 0);
}

bool Node::is_unknown() const {
  if (document_ == nullptr || is_below_) return is_below_;
  const NodeData& node = target();
  return node.kind == Kind::unknown || (node.kind == Kind::scalar && holds_placeholder(*document_, node));
}

bool Node::is_open() const {
  const Kind k = kind();
  return (k == Kind::map || k == Kind::list) && target().value == kOpen;
}

Style Node::style() const {
  return document_ == nullptr ? Style::plain : target().style;
}

bool Node::is_quoted() const {
  return is_scalar() && style() != Style::plain;
}

text::Span Node::span() const {
  DEK_ASSERT(document_ != nullptr);
  return {data().text, data().begin, data().end};
}

// Rules look up keys all day, mostly in documents like this: only what has the size needs to be read.
Node::Lookup Node::look_up_plain(const NodeData& map, std::string_view key) const {
  const NodeData* nodes = document_->nodes.data();
  for (NodeIndex at = map.first_child; at != kNoNode;) {
    const NodeData& one = nodes[at];
    const bool is_found = one.value_size == key.size() && one.kind == Kind::scalar && text_of(*document_, one) == key;
    if (is_found) return {one.next_sibling, kNoNode};
    at = nodes[one.next_sibling].next_sibling;
  }
  return {};
}

// One walk over the array for the key and the merge key, without a Node of each.
Node::Lookup Node::look_up(const NodeData& map, std::string_view key) const {
  if (document_->has_plain_keys) return look_up_plain(map, key);
  Lookup found;
  const Document& document = *document_;
  const NodeData* nodes = document.nodes.data();
  for (NodeIndex at = map.first_child; at != kNoNode;) {
    const NodeData& one = nodes[at];
    if (key_equals(document, one, at, key)) return {one.next_sibling, kNoNode};
    if (found.merge == kNoNode && key_equals(document, one, at, kMergeKey)) found.merge = one.next_sibling;
    at = nodes[one.next_sibling].next_sibling;
  }
  return found;
}

Node Node::find_merged(std::string_view key, int& budget) const {
  const Lookup found = look_up(target(), key);
  if (found.value != kNoNode) return {*document_, found.value};
  if (budget-- <= 0) return {};
  if (found.merge == kNoNode) return below();
  const Node merge(*document_, found.merge);
  if (merge.is_map()) {
    const Node merged = merge.find_merged(key, budget);
    return merged ? merged : below();
  }
  for (const Node source : merge.items()) {
    if (!source.is_map() || budget <= 0) continue;
    if (const Node merged = source.find_merged(key, budget)) return merged;
  }
  return merge.is_unknown() ? merge.below() : below();
}

/// What stands for the values that an unknown node, or an open map, may hold; absent for all else.
Node Node::below() const {
  const bool is_open = is_map() ? target().value == kOpen : is_unknown();
  Node node = is_open ? *this : Node();
  node.is_below_ = is_open;
  return node;
}

Node Node::operator[](std::string_view key) const {
  if (document_ == nullptr) return {};
  if (is_below_) return below();
  const NodeData& map = target();
  if (map.kind != Kind::map) return below();
  const Lookup found = look_up(map, key);
  if (found.value != kNoNode) return {*document_, found.value};
  if (found.merge == kNoNode) return map.value == kOpen ? below() : Node();
  int budget = kMergeBudget;
  return find_merged(key, budget);
}

Node Node::at(std::string_view dotted) const {
  Node node = *this;
  while (node) {
    const std::size_t dot = dotted.find('.');
    node = node[dotted.substr(0, dot)];
    if (dot == std::string_view::npos) return node;
    dotted.remove_prefix(dot + 1);
  }
  return node;
}

bool Node::may_hold_more() const {
  if (document_ != nullptr && document_->has_plain_keys && is_map()) return target().value == kOpen;
  return is_unknown() || (is_map() && (*this)[""].is_unknown());
}

std::size_t Node::size() const {
  const Items list = items();
  const Entries map = entries();
  return static_cast<std::size_t>(std::distance(list.begin(), list.end()) + std::distance(map.begin(), map.end()));
}

Node Node::key() const {
  if (is_below_) return *this;
  if (!*this || data().is_key) return {};
  const Node container = parent();
  if (!container || container.data().kind != Kind::map) return {};
  const NodeData& before = document_->nodes[index_ - 1];  // the key, unless that is a map or a list
  if (before.is_key && before.next_sibling == index_) return {*document_, index_ - 1};
  for (const Entry entry : container.entries()) {
    if (entry.value.index_ == index_) return entry.key;
  }
  return {};
}

std::string_view Node::tag() const {
  if (!*this || target().properties == 0) return {};
  return document_->properties[target().properties - 1].tag;
}

std::string_view Node::anchor() const {
  if (!*this || data().properties == 0) return {};
  return document_->properties[data().properties - 1].anchor;
}

bool Node::is_alias() const {
  return document_ != nullptr && data().kind == Kind::alias;
}

std::optional<std::string_view> Node::text() const {
  if (document_ == nullptr || is_below_) return std::nullopt;
  const NodeData& node = target();
  if (node.kind != Kind::scalar || holds_placeholder(*document_, node)) return std::nullopt;
  return text_of(*document_, node);
}

std::optional<ScalarType> Node::type() const {
  const Kind k = kind();
  if (document_ == nullptr || k == Kind::map || k == Kind::list || is_unknown()) return std::nullopt;
  if (k == Kind::null) return ScalarType::null;
  if (is_quoted() || tag() == "!!str" || tag() == "!") return ScalarType::string;
  return plain_scalar_type(raw());
}

std::optional<bool> Node::as_bool() const {
  if (type() != ScalarType::boolean) return std::nullopt;
  return parse_plain_boolean(raw());
}

std::optional<std::int64_t> Node::as_integer() const {
  if (type() != ScalarType::number) return std::nullopt;
  return parse_plain_integer(raw());
}

std::optional<double> Node::as_number() const {
  if (type() != ScalarType::number) return std::nullopt;
  return parse_plain_number(raw());
}

Items::iterator Items::iterator::operator++(int) {
  const iterator before = *this;
  ++*this;
  return before;
}

Entries::iterator Entries::iterator::operator++(int) {
  const iterator before = *this;
  ++*this;
  return before;
}

}  // namespace dek::tree
