// How large a document becomes when its aliases are followed: a few bytes of aliases to aliases can mean billions of
// nodes.
#pragma once

#include <optional>

#include "diag/diagnostic.hpp"
#include "tree/document.hpp"

namespace dek::manifest {

/// A finding when following the aliases is out of all proportion; such a document must not be walked.
/// Without it, a walk that follows aliases takes time in proportion to the text.
[[nodiscard]] std::optional<diag::Diagnostic> find_excessive_aliasing(const tree::Document& document);

}  // namespace dek::manifest
