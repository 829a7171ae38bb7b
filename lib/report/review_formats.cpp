// Code quality for GitLab, diagnostics for reviewdog.
#include "report/review_formats.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/strings.hpp"

namespace dek::report {
namespace {

using Json = nlohmann::ordered_json;

std::string_view gitlab_severity(diag::Severity severity) {
  switch (severity) {
    case diag::Severity::advice:
      return "info";
    case diag::Severity::warning:
      return "major";
    case diag::Severity::error:
      return "critical";
  }
  return {};
}

// reviewdog/reviewdog: proto/rdf/reviewdog.proto
std::string_view reviewdog_severity(diag::Severity severity) {
  switch (severity) {
    case diag::Severity::advice:
      return "INFO";
    case diag::Severity::warning:
      return "WARNING";
    case diag::Severity::error:
      return "ERROR";
  }
  return {};
}

Json byte_position(text::TextId file, std::uint32_t line, std::uint32_t offset, const text::TextStore& store) {
  return {{"line", line}, {"column", offset - std::min(offset, store.lines(file).line_begin(line)) + 1}};
}

Json byte_range(const text::Location& at, const text::TextStore& store) {
  return {{"start", byte_position(at.file, at.begin.line, at.span.begin, store)},
          {"end", byte_position(at.file, at.end.line, at.span.end, store)}};
}

/// Fixes of one edit only: reviewdog offers each suggestion by itself.
Json suggestions_of(const diag::Diagnostic& diagnostic, const text::TextStore& store) {
  Json suggestions = Json::array();
  if (!diagnostic.fix || diagnostic.fix->applicability == diag::Applicability::display_only ||
      diagnostic.fix->edits.size() != 1)
    return suggestions;
  const diag::Edit& edit = diagnostic.fix->edits.front();
  const auto span = store.exact_in_file(edit.span);
  if (span) suggestions.push_back({{"range", byte_range(store.locate(*span), store)}, {"text", edit.replacement}});
  return suggestions;
}

Json to_rdjson(const Finding& finding, const Report& report) {
  const diag::Diagnostic& diagnostic = *finding.diagnostic;
  Json location = {{"path", report.path_of(finding.location.file)},
                   {"range", byte_range(finding.location, *report.store)}};
  Json out = {{"message", whole_text(diagnostic)},
              {"location", std::move(location)},
              {"severity", reviewdog_severity(diagnostic.severity)},
              {"code", {{"value", diagnostic.rule}}}};
  if (Json suggestions = suggestions_of(diagnostic, *report.store); !suggestions.empty())
    out["suggestions"] = std::move(suggestions);
  return out;
}

void write(std::ostream& out, const Json& json) {
  out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace

void write_gitlab(std::ostream& out, const Report& report) {
  UniqueFingerprints fingerprints;
  Json issues = Json::array();
  for (const Finding& finding : report.findings) {
    const diag::Diagnostic& diagnostic = *finding.diagnostic;
    const std::string path = report.path_of(finding.location.file);
    Json lines = {{"begin", finding.location.begin.line}, {"end", finding.location.end.line}};
    // The rule stands in the text too: GitLab does not show check_name.
    issues.push_back({{"description", fmt::format("{}: {}", diagnostic.rule, diagnostic.message)},
                      {"check_name", diagnostic.rule},
                      {"fingerprint", fingerprints.next(path, diagnostic)},
                      {"severity", gitlab_severity(diagnostic.severity)},
                      {"location", {{"path", path}, {"lines", std::move(lines)}}}});
  }
  write(out, issues);
}

void write_rdjson(std::ostream& out, const Report& report) {
  Json diagnostics = Json::array();
  for (const Finding& finding : report.findings) diagnostics.push_back(to_rdjson(finding, report));
  write(out, {{"source", {{"name", "dekctl"}}}, {"diagnostics", std::move(diagnostics)}});
}

}  // namespace dek::report
