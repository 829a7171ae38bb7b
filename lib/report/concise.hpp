// One line a finding, for editors and grep.
#pragma once

#include <iosfwd>

#include "report/finding.hpp"
#include "text/store.hpp"

namespace dek::report {

/// "file:line:col: severity[id] message", in order.
void write_concise(std::ostream& out, Findings findings, const text::TextStore& store);

}  // namespace dek::report
