// One line a finding; what would end a line or a property is escaped as each reader wants it.
#include "report/line_formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <span>

#include "report/excerpt.hpp"

namespace dek::report {
namespace {

// A step shows so many annotations of each level (docs.github.com, limits of workflow annotations).
constexpr std::size_t kShownByGitHub = 10;

struct Escape {
  char character;
  std::string_view written;
};

// actions/toolkit: packages/core/src/command.ts
constexpr std::array<Escape, 5> kGitHubEscapes = {
    {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {':', "%3A"}, {',', "%2C"}}};
constexpr std::size_t kGitHubDataEscapes = 3;  // in the message; the rest only in properties
// microsoft/azure-pipelines-task-lib: node/taskcommand.ts
constexpr std::array<Escape, 5> kAzureEscapes = {
    {{'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}, {']', "%5D"}, {';', "%3B"}}};
constexpr std::size_t kAzureDataEscapes = 3;

std::string escaped(std::string_view text, std::span<const Escape> escapes) {
  std::string out;
  for (const char c : text) {
    const auto found = std::ranges::find(escapes, c, &Escape::character);
    if (found == escapes.end())
      out += c;
    else
      out += found->written;
  }
  return out;
}

/// Control characters made visible, line ends kept.
std::string printable_lines(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out.append(begin == 0 ? "" : "\n").append(printable(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return out;
}

std::string_view level_of(diag::Severity severity, std::string_view lightest) {
  return severity == diag::Severity::advice ? lightest : diag::to_string(severity);
}

}  // namespace

void write_gnu(std::ostream& out, const Report& report) {
  for (const Finding& finding : report.findings) {
    const diag::Diagnostic& diagnostic = *finding.diagnostic;
    out << fmt::format("{}:{}:{}: {}: {} [{}]\n", printable(report.store->name(finding.location.file)),
                       finding.location.begin.line, finding.location.begin.column,
                       level_of(diagnostic.severity, "note"), printable(diagnostic.message), diagnostic.rule);
  }
}

void write_github(std::ostream& out, const Report& report) {
  const auto property = [](std::string_view text) { return escaped(printable(text), kGitHubEscapes); };
  for (const Finding& finding : worst_first(report.findings)) {
    const diag::Diagnostic& diagnostic = *finding.diagnostic;
    const text::Location& at = finding.location;
    out << fmt::format(
        "::{} file={},line={},endLine={},col={},endColumn={},title={}::{}\n", level_of(diagnostic.severity, "notice"),
        property(report.path_of(at.file)), at.begin.line, at.end.line, at.begin.column, at.end.column,
        property(diagnostic.rule),
        escaped(printable_lines(whole_text(diagnostic)), std::span(kGitHubEscapes).first(kGitHubDataEscapes)));
  }
}

std::size_t hidden_by_github(const Report& report) {
  std::array<std::size_t, 3> by_severity{};
  for (const Finding& finding : report.findings) ++by_severity[static_cast<std::size_t>(finding.diagnostic->severity)];
  std::size_t hidden = 0;
  for (const std::size_t count : by_severity) hidden += count > kShownByGitHub ? count - kShownByGitHub : 0;
  return hidden;
}

void write_azure(std::ostream& out, const Report& report) {
  const auto property = [](std::string_view text) { return escaped(printable(text), kAzureEscapes); };
  for (const Finding& finding : worst_first(report.findings)) {
    const diag::Diagnostic& diagnostic = *finding.diagnostic;
    const text::Location& at = finding.location;
    out << fmt::format(
        "##vso[task.logissue type={};sourcepath={};linenumber={};columnnumber={};code={}]{}\n",
        level_of(diagnostic.severity, "warning"), property(report.path_of(at.file)), at.begin.line, at.begin.column,
        property(diagnostic.rule),
        escaped(printable_lines(whole_text(diagnostic)), std::span(kAzureEscapes).first(kAzureDataEscapes)));
  }
}

}  // namespace dek::report
