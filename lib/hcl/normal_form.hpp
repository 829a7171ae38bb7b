// Strings in Unicode's composed form (NFC), as HCL takes all of them.
#pragma once

#include "hcl/value.hpp"

namespace dek::hcl {

/// Composes the text of a string line by line; lines that change lose their pieces, all others keep theirs.
void compose(Value& string);

}  // namespace dek::hcl
