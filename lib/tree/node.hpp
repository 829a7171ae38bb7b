// tree::Node: a cheap handle on one located node, whatever language it was written in. Rules see only this.
#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "text/span.hpp"
#include "tree/document.hpp"
#include "tree/scalar.hpp"
#include "tree/scan.hpp"

namespace dek::tree {

struct Entry;
class Items;
class Entries;

/// Absent by default; every question to an absent node has a quiet answer, so paths can be followed without checks.
/// Aliases answer for their target, except for where they stand.
class Node {
 public:
  Node() = default;
  Node(const Document& document, NodeIndex index) : document_(&document), index_(index) {}

  /// True when the node is there (it may still be null or unknown).
  explicit operator bool() const { return document_ != nullptr; }

  [[nodiscard]] Kind kind() const;  // never alias; null when absent
  [[nodiscard]] bool is_map() const { return kind() == Kind::map; }
  [[nodiscard]] bool is_list() const { return kind() == Kind::list; }
  [[nodiscard]] bool is_null() const { return document_ != nullptr && kind() == Kind::null; }
  [[nodiscard]] bool is_scalar() const { return kind() == Kind::scalar; }

  /// Value not known here: an expression, or a scalar that holds a placeholder.
  [[nodiscard]] bool is_unknown() const;

  /// A mapping with keys that are not in the text: an unknown one, one with holes, one that merges such a one.
  [[nodiscard]] bool may_hold_more() const;

  /// False for an unknown value that may be there, but is not in the text; nothing can be said about such a node.
  [[nodiscard]] bool is_written() const { return !is_below_; }

  /// A map or list that may hold more than is written.
  [[nodiscard]] bool is_open() const;

  [[nodiscard]] Style style() const;
  [[nodiscard]] bool is_quoted() const;

  /// Where it stands: an alias itself, not its target. An absent node must not be asked.
  [[nodiscard]] text::Span span() const;
  [[nodiscard]] const Document& document() const { return *document_; }
  [[nodiscard]] NodeIndex index() const { return index_; }

  /// Value under `key`: explicit keys first (the first of duplicates), then merge keys. Absent when there is none;
  /// unknown and not written when the mapping may hold more than is written, and below everything unknown.
  [[nodiscard]] Node operator[](std::string_view key) const;

  /// Follows map keys separated by dots: at("spec.template.spec"). Keys that hold dots need operator[].
  [[nodiscard]] Node at(std::string_view dotted) const;

  [[nodiscard]] Items items() const;       // of a list; empty for all else
  [[nodiscard]] Entries entries() const;   // of a map, keys as written, merge keys not resolved; empty for all else
  [[nodiscard]] std::size_t size() const;  // items or entries

  [[nodiscard]] bool is_key() const { return document_ != nullptr && data().is_key; }
  [[nodiscard]] Node key() const;     // of a map's value; absent for list items and the root; itself if not written
  [[nodiscard]] Node parent() const;  // container; absent for the root

  [[nodiscard]] std::string_view tag() const;
  [[nodiscard]] std::string_view anchor() const;
  [[nodiscard]] bool is_alias() const;

  /// Decoded text of a scalar, placeholders and all; empty text for everything else. For judging, use text().
  [[nodiscard]] std::string_view raw() const;

  /// Decoded text of a scalar whose value is known.
  [[nodiscard]] std::optional<std::string_view> text() const;

  /// Type as the Kubernetes toolchain reads it; string for everything quoted or tagged !!str. Empty for maps, lists,
  /// unknown.
  [[nodiscard]] std::optional<ScalarType> type() const;

  [[nodiscard]] std::optional<bool> as_bool() const;             // an unquoted boolean
  [[nodiscard]] std::optional<std::int64_t> as_integer() const;  // an unquoted whole number
  [[nodiscard]] std::optional<double> as_number() const;         // an unquoted number

  /// True when the known text equals `value`.
  [[nodiscard]] bool is(std::string_view value) const { return text() == value; }

  friend bool operator==(const Node&, const Node&) = default;

 private:
  friend class Items;
  friend class Entries;
  [[nodiscard]] const NodeData& data() const { return document_->nodes[index_]; }
  [[nodiscard]] const NodeData& target() const;  // of an alias, else the node's own
  [[nodiscard]] Node other(NodeIndex index) const { return index == kNoNode ? Node() : Node(*document_, index); }
  struct Lookup {
    NodeIndex value = kNoNode;
    NodeIndex merge = kNoNode;  // of `<<`; only when the key itself is not there
  };
  [[nodiscard]] Lookup look_up(const NodeData& map, std::string_view key) const;
  [[nodiscard]] Lookup look_up_plain(const NodeData& map, std::string_view key) const;
  [[nodiscard]] Node find_merged(std::string_view key, int& budget) const;
  [[nodiscard]] Node below() const;

  const Document* document_ = nullptr;
  NodeIndex index_ = kNoNode;
  bool is_below_ = false;  // stands for what may be in the node, not for the node
};

struct Entry {
  Node key, value;
};

/// Items of a list, for range-for.
class Items {
 public:
  class iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Node;
    using difference_type = std::ptrdiff_t;
    using pointer = const Node*;
    using reference = Node;
    iterator() = default;
    explicit iterator(Node node) : node_(node) {}
    Node operator*() const { return node_; }
    iterator& operator++();
    iterator operator++(int);
    friend bool operator==(const iterator&, const iterator&) = default;

   private:
    Node node_;
  };
  explicit Items(Node first) : first_(first) {}
  [[nodiscard]] iterator begin() const { return iterator(first_); }
  [[nodiscard]] iterator end() const { return {}; }
  [[nodiscard]] bool empty() const { return !first_; }

 private:
  Node first_;
};

/// Key and value pairs of a map, for range-for.
class Entries {
 public:
  class iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    using pointer = const Entry*;
    using reference = Entry;
    iterator() = default;
    explicit iterator(Node key) : key_(key) {}
    Entry operator*() const;
    iterator& operator++();
    iterator operator++(int);
    friend bool operator==(const iterator&, const iterator&) = default;

   private:
    Node key_;
  };
  explicit Entries(Node first) : first_(first) {}
  [[nodiscard]] iterator begin() const { return iterator(first_); }
  [[nodiscard]] iterator end() const { return {}; }
  [[nodiscard]] bool empty() const { return !first_; }

 private:
  Node first_;
};

// Rules ask these all day: they are worth their place here.

inline const NodeData& Node::target() const {
  const NodeData* node = &data();
  // A target may be an alias itself; the reader only lets aliases point backwards, so this ends.
  while (node->kind == Kind::alias) node = &document_->nodes[node->value];
  return *node;
}

inline Kind Node::kind() const {
  if (is_below_) return Kind::unknown;
  return document_ == nullptr ? Kind::null : target().kind;
}

inline Node Node::parent() const {
  if (!*this || data().parent == kNoNode) return {};
  return {*document_, data().parent};
}

inline std::string_view Node::raw() const {
  if (document_ == nullptr || is_below_) return {};
  const NodeData& node = target();
  return node.kind == Kind::scalar || node.kind == Kind::null ? text_of(*document_, node) : std::string_view();
}

inline Items Node::items() const {
  if (kind() != Kind::list) return Items({});
  return Items(other(target().first_child));
}

inline Entries Node::entries() const {
  if (kind() != Kind::map) return Entries({});
  return Entries(other(target().first_child));
}

inline Items::iterator& Items::iterator::operator++() {
  node_ = node_.other(node_.data().next_sibling);
  return *this;
}

inline Entry Entries::iterator::operator*() const {
  return {key_, key_.other(key_.data().next_sibling)};
}

inline Entries::iterator& Entries::iterator::operator++() {
  const Node value = key_.other(key_.data().next_sibling);
  key_ = value.other(value.data().next_sibling);
  return *this;
}

/// "spec.template.spec.requirements[2].values", from `root` on when the node lies in it, else from the document's root;
/// keys with dots or blanks in quotes; "" for the root itself. A key has the path of its value.
[[nodiscard]] std::string path_of(Node node, Node root = {});

inline constexpr std::size_t kUsualPath = 96;  // bytes

/// One step of path_of: to `node`, whose key is `key` (itself for a key, absent for an item of a list).
void append_step(std::string& path, Node node, Node key);

}  // namespace dek::tree
