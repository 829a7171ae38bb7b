// The report for programs; docs/report-json.md describes it.
#pragma once

#include <iosfwd>
#include <span>

#include "diag/diagnostic.hpp"
#include "report/statistics.hpp"
#include "report/summary.hpp"
#include "text/store.hpp"

namespace dek::report {

/// Raised when a field changes its meaning or goes away; new fields do not raise it.
inline constexpr int kJsonVersion = 1;

/// One object with a final line end. Bytes that are not UTF-8 become U+FFFD; ranges still count the bytes of the file.
/// With `statistics` it has statistics as well.
void write_json(std::ostream& out, std::span<const diag::Diagnostic> diagnostics, const text::TextStore& store,
                const Summary& summary, const Statistics* statistics = nullptr);

}  // namespace dek::report
