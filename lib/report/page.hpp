// The report as one page for a browser: everything it needs is inside.
#pragma once

#include <iosfwd>

#include "report/report.hpp"

namespace dek::report {

/// Complete without its script, which only filters. The anchor of a finding is "f-" and its fingerprint.
void write_page(std::ostream& out, const Report& report);

}  // namespace dek::report
