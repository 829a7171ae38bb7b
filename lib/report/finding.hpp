// Findings in the order of every report, each with its place for a person.
#pragma once

#include <span>
#include <vector>

#include "diag/diagnostic.hpp"
#include "text/store.hpp"

namespace dek::report {

struct Finding {
  const diag::Diagnostic* diagnostic = nullptr;  // of the list given
  text::Location location;
};

/// Sorted by file, line, column, rule and message; the same list gives the same order, whatever order it came in.
[[nodiscard]] std::vector<Finding> in_order(std::span<const diag::Diagnostic> diagnostics,
                                            const text::TextStore& store);

}  // namespace dek::report
