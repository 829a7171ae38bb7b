// Keys that stand twice in one map: the Kubernetes toolchain keeps one of the values and drops the other in silence.
#pragma once

#include <vector>

#include "diag/diagnostic.hpp"
#include "tree/document.hpp"

namespace dek::yaml {

/// Appends one syntax/duplicate-key finding for each repeated scalar key, compared by value, in the order of the text,
/// and sets Document::has_plain_keys.
void check_keys(tree::Document& document, std::vector<diag::Diagnostic>& findings);

}  // namespace dek::yaml
