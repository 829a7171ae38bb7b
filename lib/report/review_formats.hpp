// JSON that shows findings beside the lines of a change: GitLab's code quality and reviewdog's diagnostics.
#pragma once

#include <iosfwd>

#include "report/report.hpp"

namespace dek::report {

/// The subset of Code Climate's issues that GitLab reads; fingerprints are unique and do not depend on lines.
void write_gitlab(std::ostream& out, const Report& report);

/// One DiagnosticResult of reviewdog; columns count bytes.
void write_rdjson(std::ostream& out, const Report& report);

}  // namespace dek::report
