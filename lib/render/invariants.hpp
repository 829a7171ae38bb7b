// What must hold between the parts of a platform before a byte is written; a broken one is a finding on the profile's
// line.
#pragma once

#include <vector>

#include "render/platform.hpp"

namespace dek::render {

/// Every broken invariant, each at the field that can mend it, by tenant.
[[nodiscard]] std::vector<diag::Diagnostic> check_invariants(const Platform& platform);

}  // namespace dek::render
