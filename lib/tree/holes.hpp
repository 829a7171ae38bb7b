// Holes: stretches of a text that a program fills with lines nobody can know, so that what seems missing may be there.
#pragma once

#include <cstdint>
#include <span>

#include "tree/document.hpp"

namespace dek::tree {

/// Bytes of the document's own text.
struct Hole {
  std::uint32_t begin = 0, end = 0;
};

/// From now on the map or list at `index` may hold more than is written; `span` is where that comes from. For Documents
/// that nobody holds Nodes of yet.
void open_container(Document& document, NodeIndex index, text::Span span);

enum class Opening : std::uint8_t { maps, maps_and_lists };

/// Opens what is at `root` and everything below: another text is laid over it, or it over another.
void open_below(Document& document, NodeIndex root, Opening what);

/// Opens each container that a hole lies in or borders on, and makes unknown the values that it may be part of; so does
/// a key that is not known. Containers far above are opened too: indentation does not tell where lines end up.
void open_holes(Document& document, std::span<const Hole> holes);

}  // namespace dek::tree
