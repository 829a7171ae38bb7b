// For those who look through all nodes of a document at once, without a Node of each.
#pragma once

#include <string_view>

#include "tree/document.hpp"

namespace dek::tree {

/// Decoded text of a scalar of the document.
inline std::string_view text_of(const Document& document, const NodeData& scalar) {
  return {(scalar.in_arena ? document.arena.data() : document.source.data()) + scalar.value, scalar.value_size};
}

/// The first node below `root` of which `test(data)` is true; kNoNode when there is none. Children stand behind their
/// parents.
template <typename Test>
NodeIndex find_below(const Document& document, NodeIndex root, Test test, NodeIndex from = 0) {
  const auto size = static_cast<NodeIndex>(document.nodes.size());
  const NodeData* nodes = document.nodes.data();
  for (NodeIndex i = from > root ? from : root + 1; i < size && nodes[i].parent >= root; ++i) {
    if (test(nodes[i])) return i;
  }
  return kNoNode;
}

}  // namespace dek::tree
