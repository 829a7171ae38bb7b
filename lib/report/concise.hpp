// One line a finding, for editors and grep.
#pragma once

#include <iosfwd>
#include <span>

#include "diag/diagnostic.hpp"
#include "text/store.hpp"

namespace dek::report {

/// "file:line:col: severity[id] message", in order.
void write_concise(std::ostream& out, std::span<const diag::Diagnostic> diagnostics, const text::TextStore& store);

}  // namespace dek::report
