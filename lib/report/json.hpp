// The report for programs; docs/report-json.md describes it.
#pragma once

#include <iosfwd>

#include "report/report.hpp"

namespace dek::report {

/// Raised when a field changes its meaning or goes away; new fields do not raise it.
inline constexpr int kJsonVersion = 1;

/// One object with a final line end. Bytes that are not UTF-8 become U+FFFD; ranges still count the bytes of the file.
/// Has statistics only when the report does.
void write_json(std::ostream& out, const Report& report);

/// The same, an object a line: the findings, the statistics, at last the summary. Each tells its `type`.
void write_json_lines(std::ostream& out, const Report& report);

}  // namespace dek::report
