// One document as a flat array of located nodes; the storage behind tree::Node. Parsers fill it, everyone else reads
// Nodes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace dek::tree {

enum class Kind : std::uint8_t {
  null,  // nothing, ~ or null
  scalar,
  list,
  map,
  alias,    // storage only: tree::Node answers for the target
  unknown,  // a value that the text alone does not tell (an expression, a masked template)
};

/// What the bytes of a document are written in; edits speak YAML only.
enum class Language : std::uint8_t { yaml, hcl };

enum class Style : std::uint8_t { plain, single_quoted, double_quoted, literal, folded, block, flow };

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = 0xffffffff;

/// 40 bytes a node. Children of a map alternate key, value; a parent stands before its children.
struct NodeData {
  Kind kind = Kind::null;
  Style style = Style::plain;
  bool in_arena = false;  // value stands in Document::arena, else in Document::source
  bool is_key = false;
  text::TextId text{};
  std::uint32_t begin = 0, end = 0;  // bytes in `text`; quotes and brackets included, anchor and tag not
  std::uint32_t value = 0;           // scalar: offset of the decoded value; alias: index of the target; else see kOpen
  std::uint32_t value_size = 0;
  NodeIndex first_child = kNoNode;
  NodeIndex next_sibling = kNoNode;
  NodeIndex parent = kNoNode;
  std::uint32_t properties = 0;  // 1 + index into Document::properties; 0: neither tag nor anchor
};
static_assert(sizeof(NodeData) == 40);

inline constexpr std::string_view kMergeKey = "<<";

/// NodeData::value of a map or list that may hold more than is written; such a list ends with an unknown item.
inline constexpr std::uint32_t kOpen = 1;

struct Properties {
  std::string_view tag;     // as written, with its exclamation mark; empty: none
  std::string_view anchor;  // without the ampersand
  std::uint32_t begin = 0;  // where the first of them starts
};

/// A comment without its line end, from `#`.
struct Comment {
  std::uint32_t begin = 0, end = 0;
};

/// Bytes of a decoded text that stand unchanged somewhere.
struct Run {
  std::uint32_t begin = 0;  // in the decoded text
  text::Span from;
};

class Node;

/// Never moved once Nodes point at it: keep it behind a pointer or in a deque.
struct Document {
  text::TextId text{};
  Language language = Language::yaml;
  bool is_template = false;           // a program fills in what is not known here: a placeholder is no oversight
  bool may_hold_placeholders = true;  // false: no scalar holds one, so that none needs to be searched
  bool has_plain_keys = false;        // every key is a scalar, and none is `<<`: looking one up is short work
  std::string_view source;            // bytes of `text`; must outlive the document
  std::uint32_t begin = 0, end = 0;
  std::vector<NodeData> nodes;  // the root is the first
  std::string arena;            // decoded values that do not stand in the source
  std::vector<Run> runs;        // where parts of the arena come from, sorted; of documents that no text spells out
  std::vector<Properties> properties;
  std::vector<Comment> comments;  // in order

  [[nodiscard]] Node root() const;
};

}  // namespace dek::tree
