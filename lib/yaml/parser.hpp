// The reader of one document: recursive descent over blocks and flow collections, filling a flat tree::Document.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "tree/document.hpp"
#include "yaml/cursor.hpp"
#include "yaml/directives.hpp"
#include "yaml/failure.hpp"
#include "yaml/reader.hpp"

namespace dek::yaml {

/// A collection while it is being filled.
struct Open {
  tree::NodeIndex node = tree::kNoNode;  // kNoNode: the document
  tree::NodeIndex last = tree::kNoNode;  // youngest child
};

/// Tag and anchor read, not yet given to a node.
struct Pending {
  std::string_view tag, anchor;
  std::uint32_t begin = 0, end = 0;
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
};

inline constexpr Pending kNoProperties{};

/// Where a block node may stand.
struct BlockPlace {
  int indent = -1;              // of the parent; content stands deeper
  bool compact = false;         // a block collection may begin on this line
  bool list_at_indent = false;  // `- ` may stand at the parent's indentation
  bool is_key = false;
};

/// A node that may turn out to be a key: a scalar not yet added, or a flow collection that already is.
struct Item {
  tree::NodeData node;
  Pending properties;
  tree::NodeIndex built = tree::kNoNode;
  std::uint32_t line = 0;  // where it began
  bool json_like = false;  // quoted or bracketed: `:` may follow without a blank
};

class Parser {
 public:
  Parser(Cursor& cursor, tree::Document& document, const Directives& directives, Indentation indentation);

  /// Reads the root; the cursor stands at its first line or right behind `---`.
  void read_root(bool behind_marker);

 private:
  // block.cpp
  void block_node(Open& parent, const BlockPlace& place);
  void block_content(Open& parent, const BlockPlace& place, const Pending& outer, const Pending& inner);
  void block_item(Open& parent, const BlockPlace& place, const Pending& outer, const Pending& inner);
  void block_list(Open& parent, const BlockPlace& place, const Pending& outer);
  [[nodiscard]] bool belongs(const BlockPlace& place) const;
  [[nodiscard]] bool is_block_indicator() const;
  [[nodiscard]] bool next_entry(const Open& collection, int column);
  [[noreturn]] void fail_behind_value() const;
  void require_block_start(const BlockPlace& place, std::uint32_t start, Problem otherwise) const;
  // block_map.cpp
  void block_map(Open& parent, const BlockPlace& place, const Pending& outer, const Pending& inner);
  void block_map_from(Open& parent, const BlockPlace& place, const Pending& outer, Item& first);
  void block_entry(Open& map, int column);
  void explicit_entry(Open& map, int column);
  void implicit_entry(Open& map, int column);
  void implicit_value(Open& map, int column);
  bool at_value_indicator();
  void require_key(const Item& item);
  void require_key_on_line(const Item& item) const;
  // simple_lines.cpp
  [[nodiscard]] std::uint32_t simple_key_end();
  bool simple_key(Open& map);
  bool simple_value(Open& parent, std::uint32_t from, int indent);
  // flow.cpp
  tree::NodeIndex flow_collection(Open& parent, const Pending& properties);
  void flow_list_entry(Open& list);
  void flow_map_entry(Open& map);
  void flow_pair(Open& list);
  void flow_pair_from(Open& list, Item& key);
  void flow_explicit_pair(Open& map);
  void flow_node(Open& parent, bool is_key);
  void flow_value(Open& parent);
  void skip_in_flow();
  void next_flow_entry(const Open& collection, char closer);
  [[noreturn]] void fail_unclosed(tree::NodeIndex collection) const;
  [[nodiscard]] bool is_flow_question() const;
  [[nodiscard]] bool ends_flow_entry() const;
  [[nodiscard]] bool is_flow_value(bool json_like) const;
  // items.cpp
  Item read_item(Open& parent, const Pending& properties, bool in_flow, bool one_line);
  void read_alias(Item& item);
  void require_plain_start(bool in_flow) const;
  void add_item(Open& parent, const Item& item, bool is_key);
  tree::NodeIndex wrap_in_map(Open& parent, Item& item, tree::Style style, const Pending& outer);
  void shift_nodes(tree::NodeIndex from);
  // properties.cpp
  Pending read_properties();
  void read_tag(Pending& pending);
  void read_anchor(Pending& pending);
  void read_verbatim_tag(Pending& pending);
  Pending merge(const Pending& outer, const Pending& inner) const;
  bool read_block_properties(const BlockPlace& place, Pending& outer, Pending& inner);
  Pending read_flow_properties();
  // nodes.cpp
  tree::NodeIndex add(Open& parent, const tree::NodeData& node, const Pending& properties, bool is_key);
  tree::NodeData& push(Open& parent, bool is_key);
  void add_plain(Open& parent, std::uint32_t begin, std::uint32_t end, bool is_key);
  void add_empty(Open& parent, std::uint32_t at, const Pending& properties, bool is_key);
  tree::NodeIndex open(Open& parent, tree::Kind kind, tree::Style style, std::uint32_t begin,
                       const Pending& properties);
  void close(tree::NodeIndex node, std::uint32_t end);
  void give(tree::NodeIndex node, const Pending& properties);
  void regive(tree::NodeIndex node, const Pending& properties);
  void take_properties(tree::NodeIndex from, tree::NodeIndex to);
  [[nodiscard]] Place first_byte(tree::NodeIndex index) const { return {node(index).begin, node(index).begin + 1}; }
  [[nodiscard]] std::uint32_t end_of(const Open& collection) const;

  void enter(std::uint32_t begin);
  void leave() { --depth_; }
  void set_indent(int indent);

  [[nodiscard]] tree::NodeData& node(tree::NodeIndex index) { return document_.nodes[index]; }
  [[nodiscard]] const tree::NodeData& node(tree::NodeIndex index) const { return document_.nodes[index]; }

  Cursor& cursor_;
  tree::Document& document_;
  const Directives& directives_;
  Indentation indentation_;
  int depth_ = 0;
  int flow_depth_ = 0;
  int plain_indent_ = -1;                     // continuation lines of plain scalars stand deeper
  std::uint32_t simple_key_at_ = 0xffffffff;  // where simple_key_end() last looked, and its answer
  std::uint32_t simple_key_end_ = 0;
  std::vector<tree::NodeIndex> owners_;                // node of each entry of Document::properties
  std::map<std::string_view, std::uint32_t> anchors_;  // to the youngest entry of Document::properties with that name
};

}  // namespace dek::yaml
