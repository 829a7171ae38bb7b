// Walks over many objects of a set, long after they were read.
#pragma once

#include <span>

#include "base/prefetch.hpp"
#include "manifest/resource.hpp"

namespace dek::manifest {

inline const Resource& resource_behind(const Resource* resource) {
  return *resource;
}

template <typename View>
const Resource& resource_behind(const View& view) {
  return *view.resource;
}

/// Asks for the nodes and the text of a document that will be read soon.
inline void prefetch(const tree::Document& document) {
  base::prefetch(document.nodes.data(), document.nodes.size() * sizeof(tree::NodeData));
  base::prefetch(document.source.data() + document.begin, document.end - document.begin);
}

/// Calls `visit` with each of them in order; while one is looked at, the next one's document comes near.
template <typename View, typename Visit>
void for_each_near(std::span<const View> views, Visit visit) {
  for (std::size_t i = 0; i < views.size(); ++i) {
    const tree::Document& here = resource_behind(views[i]).root.document();
    const tree::Document& next = resource_behind(views[i + 1 < views.size() ? i + 1 : i]).root.document();
    if (&next != &here) prefetch(next);
    visit(views[i]);
  }
}

}  // namespace dek::manifest
