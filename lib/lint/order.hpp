// The order in which findings are told: by file, place, rule.
#pragma once

#include <vector>

#include "diag/diagnostic.hpp"
#include "lint/reporter.hpp"
#include "text/store.hpp"

namespace dek::lint {

/// Sorted by the file's name, the place in it, the rule and the message; what says the same at the same place once.
[[nodiscard]] std::vector<diag::Diagnostic> in_order(FoundList found, const text::TextStore& store);

}  // namespace dek::lint
