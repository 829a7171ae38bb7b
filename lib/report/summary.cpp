// Counting and wording of the last line.
#include "report/summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.hpp"
#include "report/excerpt.hpp"

namespace dek::report {
namespace {

constexpr std::size_t kMostNames = 3;

std::string unknown_kinds(const std::vector<std::string>& kinds) {
  std::vector<std::string> named;
  for (std::size_t i = 0; i < std::min(kinds.size(), kMostNames); ++i) named.push_back(printable(kinds[i]));
  return fmt::format("{} not known: {}{}", base::count_of(kinds.size(), "kind"), base::join(named, ", "),
                     kinds.size() > kMostNames ? ", ..." : "");
}

std::string fixable(const Summary& summary) {
  std::string text;
  if (summary.fixable > 0) text += fmt::format("; {} fixable (--fix)", summary.fixable);
  if (summary.unsafely_fixable > 0)
    text += fmt::format("; {} with an unsafe fix (--diff --unsafe-fixes)", summary.unsafely_fixable);
  return text;
}

}  // namespace

std::string finding_counts(const Summary& summary) {
  std::vector<std::string> parts;
  if (summary.errors > 0) parts.push_back(base::count_of(summary.errors, "error"));
  if (summary.warnings > 0) parts.push_back(base::count_of(summary.warnings, "warning"));
  if (summary.advice > 0 && summary.shows_advice) parts.push_back(fmt::format("{} advice", summary.advice));
  return parts.empty() ? "no findings" : base::join(parts, ", ");
}

void count(Summary& summary, std::span<const diag::Diagnostic> diagnostics) {
  for (const diag::Diagnostic& diagnostic : diagnostics) {
    switch (diagnostic.severity) {
      case diag::Severity::advice:
        ++summary.advice;
        break;
      case diag::Severity::warning:
        ++summary.warnings;
        break;
      case diag::Severity::error:
        ++summary.errors;
        break;
    }
  }
}

void count_fixes(Summary& summary, std::span<const diag::Diagnostic> shown) {
  for (const diag::Diagnostic& diagnostic : shown) {
    if (!diagnostic.fix) continue;
    summary.fixable += diagnostic.fix->applicability == diag::Applicability::safe ? 1 : 0;
    summary.unsafely_fixable += diagnostic.fix->applicability == diag::Applicability::unsafe ? 1 : 0;
  }
}

std::string summary_line(const Summary& summary) {
  std::string line =
      fmt::format("{}, {}", base::count_of(summary.files, "file"), base::count_of(summary.documents, "document"));
  if (summary.kinds > 0) line += ", " + base::count_of(summary.kinds, "kind");
  line += ": " + finding_counts(summary);
  line += fixable(summary);
  if (summary.advice > 0 && !summary.shows_advice)
    line += fmt::format("; {} advice not shown (--show advice)", summary.advice);
  if (summary.suppressed > 0) line += fmt::format("; {} suppressed", summary.suppressed);
  if (summary.known > 0) line += fmt::format("; {} in the baseline", summary.known);
  if (!summary.design.empty()) line += fmt::format("; design: {}", summary.design);
  if (!summary.design.empty() && !summary.design_reason.empty()) line += fmt::format(" ({})", summary.design_reason);
  if (!summary.unknown_kinds.empty()) line += "; " + unknown_kinds(summary.unknown_kinds);
  if (summary.unreadable > 0) line += fmt::format("; {} not readable", base::count_of(summary.unreadable, "file"));
  if (summary.partly_readable > 0) {
    line += fmt::format("; {} only partly readable (lint the output of `helm template` instead)",
                        base::count_of(summary.partly_readable, "template"));
  }
  return line;
}

}  // namespace dek::report
