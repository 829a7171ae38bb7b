// From the decoded text of a scalar back to where its bytes are written: indentation, quotes and escapes taken out.
#pragma once

#include <vector>

#include "tree/node.hpp"

namespace dek::tree {

/// The parts of raw() that stand unchanged in a text, sorted; what is decoded from an escape is in none of them. Empty
/// for all but scalars. Linear.
[[nodiscard]] std::vector<Run> runs_of(Node scalar);

}  // namespace dek::tree
