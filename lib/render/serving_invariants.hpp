// Whether what serves finds room: on a node of its pool, and within the tenant's quota.
#pragma once

#include <vector>

#include "render/platform.hpp"

namespace dek::render {

/// Adds a finding for each pod that no node holds (I35), and for each first wave above the quota (I30).
void check_serving_invariants(const Platform& platform, std::vector<diag::Diagnostic>& found);

}  // namespace dek::render
