// SARIF 2.1.0 as GitHub code scanning wants it.
#pragma once

#include <iosfwd>

#include "report/report.hpp"

namespace dek::report {

/// GitHub refuses a run with more results (docs.github.com, SARIF support for code scanning).
inline constexpr std::size_t kMostSarifResults = 25000;

/// One run. Rules are described when they have a result. Paths are those from the root of the repository, columns count
/// UTF-16 code units.
void write_sarif(std::ostream& out, const Report& report);

}  // namespace dek::report
