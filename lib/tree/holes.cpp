// Nodes stand in the order of their text, so the neighbours of a hole are found by a binary search.
#include "tree/holes.hpp"

#include <algorithm>

#include "tree/node.hpp"

namespace dek::tree {
namespace {

/// Brackets that close before the hole, or open behind it, hold nothing of it.
bool may_hold(const NodeData& node, Hole hole) {
  return node.style != Style::flow || (node.begin < hole.end && hole.begin < node.end);
}

void open_from(Document& document, NodeIndex index, Hole hole) {
  const text::Span span{document.text, hole.begin, hole.end};
  for (; index != kNoNode; index = document.nodes[index].parent) {
    if (may_hold(document.nodes[index], hole)) open_container(document, index, span);
  }
}

/// Lines may continue a block scalar, or be the value that seems to be null.
void forget_value(NodeData& node, Hole hole) {
  const bool is_inside = node.kind == Kind::scalar && node.begin < hole.end && hole.begin < node.end;
  const bool may_continue = node.kind == Kind::scalar && (node.style == Style::literal || node.style == Style::folded);
  if (is_inside || may_continue || (node.kind == Kind::null && !node.is_key)) node.kind = Kind::unknown;
}

void open_unknown_keys(Document& document, std::size_t count) {
  for (NodeIndex i = 0; i < count; ++i) {
    const Node key(document, i);
    if (document.nodes[i].is_key && key.is_unknown()) open_container(document, document.nodes[i].parent, key.span());
  }
}

}  // namespace

void open_container(Document& document, NodeIndex index, text::Span span) {
  NodeData& container = document.nodes[index];
  const bool is_list = container.kind == Kind::list;
  if ((!is_list && container.kind != Kind::map) || container.value == kOpen) return;
  container.value = kOpen;
  if (!is_list) return;
  NodeIndex last = container.first_child;
  while (last != kNoNode && document.nodes[last].next_sibling != kNoNode) last = document.nodes[last].next_sibling;
  if (last != kNoNode && document.nodes[last].kind == Kind::unknown) return;
  const auto added = static_cast<NodeIndex>(document.nodes.size());
  (last == kNoNode ? container.first_child : document.nodes[last].next_sibling) = added;
  NodeData item;
  item.kind = Kind::unknown;
  item.text = span.text;
  item.begin = span.begin;
  item.end = span.end;
  item.parent = index;
  document.nodes.push_back(item);
}

void open_below(Document& document, NodeIndex root, Opening what) {
  const std::size_t count = document.nodes.size();  // what is added stands behind
  const text::Span span{document.nodes[root].text, document.nodes[root].begin, document.nodes[root].end};
  for (NodeIndex i = root; i < count; ++i) {
    if (i > root && (document.nodes[i].parent < root || document.nodes[i].parent == kNoNode)) break;
    const bool is_list = document.nodes[i].kind == Kind::list;
    if (!is_list || what == Opening::maps_and_lists) open_container(document, i, span);
  }
}

void open_holes(Document& document, std::span<const Hole> holes) {
  const std::size_t count = document.nodes.size();  // what is added stands behind
  for (const Hole hole : holes) {
    const auto first = document.nodes.begin();
    const auto behind = std::upper_bound(first, first + static_cast<std::ptrdiff_t>(count), hole.begin,
                                         [](std::uint32_t at, const NodeData& node) { return at < node.begin; });
    const auto next = static_cast<NodeIndex>(behind - first);
    if (next > 0) {
      forget_value(document.nodes[next - 1], hole);
      open_from(document, next - 1, hole);
    }
    if (next < count) open_from(document, next, hole);
  }
  open_unknown_keys(document, count);
}

}  // namespace dek::tree
