// Formats in XML: JUnit for test reports of build servers, Checkstyle for the rest of them.
#pragma once

#include <iosfwd>

#include "report/report.hpp"

namespace dek::report {

/// A suite a file: a failed test for a finding, a skipped one for a suppressed finding, an error for a file that cannot
/// be read, one passed test for a file without any.
void write_junit(std::ostream& out, const Report& report);

void write_checkstyle(std::ostream& out, const Report& report);

}  // namespace dek::report
