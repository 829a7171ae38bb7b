// JUnit and Checkstyle.
#include "report/xml_formats.hpp"

#include <fmt/format.h>

#include <map>
#include <ostream>

#include "report/markup.hpp"

namespace dek::report {
namespace {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view kUnreadable = "syntax/unreadable-file";
constexpr std::string_view kCleanTest = "no findings";

struct Counts {
  std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;
};

// What JUnit knows of one file.
struct Suite {
  std::vector<const Finding*> findings, suppressed;
};

using Suites = std::map<std::string_view, Suite>;

bool is_error(const Finding& finding) {
  return finding.diagnostic->rule == kUnreadable;
}

Suites suites_of(const Report& report) {
  Suites suites;
  for (const std::string& file : report.files) suites[file];
  for (const Finding& finding : report.findings)
    suites[report.store->name(finding.location.file)].findings.push_back(&finding);
  for (const Finding& finding : report.suppressed)
    suites[report.store->name(finding.location.file)].suppressed.push_back(&finding);
  return suites;
}

Counts count(const Suite& suite) {
  Counts counts{.tests = std::max<std::size_t>(suite.findings.size() + suite.suppressed.size(), 1),
                .skipped = suite.suppressed.size()};
  for (const Finding* finding : suite.findings) ++(is_error(*finding) ? counts.errors : counts.failures);
  return counts;
}

// The names of the tests of a suite; test reports know a test by its name, so the second of a name gets a number.
class Names {
 public:
  std::string next(std::string_view rule) {
    const std::size_t number = ++seen_[rule];
    return number == 1 ? std::string(rule) : fmt::format("{} #{}", rule, number);
  }

 private:
  std::map<std::string_view, std::size_t> seen_;
};

std::string place_of(const Finding& finding, std::string_view file) {
  return fmt::format("{}:{}:{}", file, finding.location.begin.line, finding.location.begin.column);
}

std::string test_case(std::string_view name, std::string_view file, std::string_view outcome) {
  return fmt::format("    <testcase name=\"{}\" classname=\"{}\"{}\n", markup_attribute(name), markup_attribute(file),
                     outcome);
}

std::string failure(const Finding& finding, std::string_view file) {
  const diag::Diagnostic& diagnostic = *finding.diagnostic;
  return fmt::format(">\n      <{0} type=\"{1}\" message=\"{2}\">{3}</{0}>\n    </testcase>",
                     is_error(finding) ? "error" : "failure", diag::to_string(diagnostic.severity),
                     markup_attribute(diagnostic.message),
                     markup_text(place_of(finding, file) + "\n" + whole_text(diagnostic)));
}

std::string skipped(const Finding& finding) {
  const auto& suppression = finding.diagnostic->suppression;
  const std::string reason = suppression ? suppression->reason : "";
  return fmt::format(">\n      <skipped message=\"{}\"/>\n    </testcase>",
                     markup_attribute(reason.empty() ? finding.diagnostic->message : reason));
}

void write_suite(std::ostream& out, std::string_view file, const Suite& suite) {
  const Counts counts = count(suite);
  out << fmt::format(
      "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" package=\"dekctl\">\n",
      markup_attribute(file), counts.tests, counts.failures, counts.errors, counts.skipped);
  Names names;
  for (const Finding* finding : suite.findings)
    out << test_case(names.next(finding->diagnostic->rule), file, failure(*finding, file));
  for (const Finding* finding : suite.suppressed)
    out << test_case(names.next(finding->diagnostic->rule), file, skipped(*finding));
  if (suite.findings.empty() && suite.suppressed.empty()) out << test_case(kCleanTest, file, "/>");
  out << "  </testsuite>\n";
}

// Checkstyle knows error, warning, info and ignore.
std::string_view checkstyle_severity(diag::Severity severity) {
  return severity == diag::Severity::advice ? "info" : diag::to_string(severity);
}

}  // namespace

void write_junit(std::ostream& out, const Report& report) {
  const Suites suites = suites_of(report);
  Counts all;
  for (const auto& [file, suite] : suites) {
    const Counts counts = count(suite);
    all.tests += counts.tests;
    all.failures += counts.failures;
    all.errors += counts.errors;
  }
  out << kDeclaration
      << fmt::format("<testsuites name=\"dekctl\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n", all.tests,
                     all.failures, all.errors);
  for (const auto& [file, suite] : suites) write_suite(out, file, suite);
  out << "</testsuites>\n";
}

void write_checkstyle(std::ostream& out, const Report& report) {
  out << kDeclaration << "<checkstyle version=\"4.3\">\n";
  for (const Findings findings : by_file(report.findings)) {
    out << fmt::format("  <file name=\"{}\">\n", markup_attribute(report.store->name(findings.front().location.file)));
    for (const Finding& finding : findings) {
      const diag::Diagnostic& diagnostic = *finding.diagnostic;
      out << fmt::format("    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"dekctl.{}\"/>\n",
                         finding.location.begin.line, finding.location.begin.column,
                         checkstyle_severity(diagnostic.severity), markup_attribute(whole_text(diagnostic)),
                         markup_attribute(diagnostic.rule));
    }
    out << "  </file>\n";
  }
  out << "</checkstyle>\n";
}

}  // namespace dek::report
