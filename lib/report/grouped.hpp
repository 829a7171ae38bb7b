// Findings under the file they are in, a line each.
#pragma once

#include <iosfwd>

#include "report/report.hpp"
#include "report/text.hpp"

namespace dek::report {

/// A heading a file, then "line:column  severity  rule  message" in columns, and an empty line.
void write_grouped(std::ostream& out, const Report& report, const TextOptions& options);

}  // namespace dek::report
