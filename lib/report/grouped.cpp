// The grouped report.
#include "report/grouped.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "report/excerpt.hpp"
#include "report/paint.hpp"

namespace dek::report {
namespace {

struct Widths {
  std::size_t place = 0, severity = 0, rule = 0;
};

std::string place_of(const Finding& finding) {
  return fmt::format("{}:{}", finding.location.begin.line, finding.location.begin.column);
}

Widths widths_of(Findings findings) {
  Widths widths;
  for (const Finding& finding : findings) {
    widths.place = std::max(widths.place, place_of(finding).size());
    widths.severity = std::max(widths.severity, diag::to_string(finding.diagnostic->severity).size());
    widths.rule = std::max(widths.rule, finding.diagnostic->rule.size());
  }
  return widths;
}

}  // namespace

void write_grouped(std::ostream& out, const Report& report, const TextOptions& options) {
  const Painter paint(options.has_color);
  for (const Findings findings : by_file(report.findings)) {
    const Widths widths = widths_of(findings);
    const std::string_view name = report.store->name(findings.front().location.file);
    out << linked(paint(Ink::strong, printable(name)), name, options) << '\n';
    for (const Finding& finding : findings) {
      const diag::Diagnostic& diagnostic = *finding.diagnostic;
      const std::string severity = fmt::format("{:<{}}", diag::to_string(diagnostic.severity), widths.severity);
      out << fmt::format("  {:>{}}  {}  {:<{}}  {}\n", place_of(finding), widths.place,
                         paint(ink_of(diagnostic.severity), severity), diagnostic.rule, widths.rule,
                         printable(diagnostic.message));
    }
    out << '\n';
  }
}

}  // namespace dek::report
