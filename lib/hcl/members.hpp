// Keys of objects that come twice.
#pragma once

#include "hcl/value.hpp"

namespace dek::hcl {

/// Leaves the last of the members that share a key, at its place.
void keep_last_of_keys(Members& members);

}  // namespace dek::hcl
