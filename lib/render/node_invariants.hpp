// Invariants of nodes and pools (I17 to I20 of a rendered tree): what the profile's fields cannot tell one by one.
#pragma once

#include <vector>

#include "render/platform.hpp"

namespace dek::render {

/// Appends every broken one, each at the field that can mend it.
void check_node_invariants(const Platform& platform, std::vector<diag::Diagnostic>& found);

}  // namespace dek::render
