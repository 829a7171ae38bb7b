// The concise report.
#include "report/concise.hpp"

#include <fmt/format.h>

#include <ostream>

#include "report/excerpt.hpp"

namespace dek::report {

void write_concise(std::ostream& out, Findings findings, const text::TextStore& store) {
  for (const Finding& finding : findings) {
    const diag::Diagnostic& diagnostic = *finding.diagnostic;
    out << fmt::format("{}:{}:{}: {}[{}] {}\n", printable(store.name(finding.location.file)),
                       finding.location.begin.line, finding.location.begin.column, diag::to_string(diagnostic.severity),
                       diagnostic.rule, printable(diagnostic.message));
  }
}

}  // namespace dek::report
