// Findings as JSON; the only file of this module that knows nlohmann.
#include "report/json.hpp"

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/hash.hpp"

namespace dek::report {
namespace {

using Json = nlohmann::ordered_json;

Json range_of(text::Span span) {
  return {{"begin", span.begin}, {"end", span.end}};
}

// Where something stands, as the first members of its object.
Json place(const text::Location& location, const text::TextStore& store) {
  return {{"file", store.name(location.file)}, {"line", location.begin.line},      {"column", location.begin.column},
          {"endLine", location.end.line},      {"endColumn", location.end.column}, {"range", range_of(location.span)}};
}

std::string_view to_string(diag::Applicability applicability) {
  switch (applicability) {
    case diag::Applicability::safe:
      return "safe";
    case diag::Applicability::unsafe:
      return "unsafe";
    case diag::Applicability::display_only:
      return "displayOnly";
  }
  return {};
}

// A fix whose bytes do not stand unbroken in the file can be shown, not applied.
Json fix_of(const diag::Fix& fix, const text::TextStore& store) {
  Json edits = Json::array();
  auto applicability = fix.applicability;
  for (const diag::Edit& edit : fix.edits) {
    const auto span = store.exact_in_file(edit.span);
    if (!span) applicability = diag::Applicability::display_only;
    Json entry = place(store.locate(span.value_or(edit.span)), store);
    entry["replacement"] = edit.replacement;
    edits.push_back(std::move(entry));
  }
  return {{"title", fix.title}, {"applicability", to_string(applicability)}, {"edits", std::move(edits)}};
}

Json related_of(const diag::Diagnostic& diagnostic, const text::TextStore& store) {
  Json related = Json::array();
  for (const diag::Label& label : diagnostic.related) {
    Json entry = place(store.locate(label.span), store);
    entry["message"] = label.text;
    related.push_back(std::move(entry));
  }
  return related;
}

Json to_json(const Finding& finding, const text::TextStore& store) {
  const diag::Diagnostic& diagnostic = *finding.diagnostic;
  Json out = {
      {"rule", diagnostic.rule}, {"severity", diag::to_string(diagnostic.severity)}, {"message", diagnostic.message}};
  out.update(place(finding.location, store));
  out["label"] = diagnostic.label;
  out["object"] = diagnostic.object;
  out["field"] = diagnostic.field;
  out["chain"] = finding.location.chain;
  out["related"] = related_of(diagnostic, store);
  out["notes"] = diagnostic.notes;
  out["help"] = diagnostic.help;
  out["fix"] = diagnostic.fix ? fix_of(*diagnostic.fix, store) : Json(nullptr);
  out["fingerprint"] = base::to_hex(diagnostic.fingerprint);
  return out;
}

std::string_view to_string(diag::SuppressionKind kind) {
  switch (kind) {
    case diag::SuppressionKind::in_source:
      return "source";
    case diag::SuppressionKind::in_config:
      return "configuration";
    case diag::SuppressionKind::baseline:
      return "baseline";
  }
  return {};
}

Json suppressed_to_json(const Finding& finding, const text::TextStore& store) {
  Json out = to_json(finding, store);
  const auto& suppression = finding.diagnostic->suppression;
  if (!suppression) return out;
  out["suppression"] = {
      {"by", to_string(suppression->kind)}, {"reason", suppression->reason}, {"until", suppression->until}};
  return out;
}

Json to_json(const Summary& summary) {
  return {{"files", summary.files},           {"documents", summary.documents},
          {"kinds", summary.kinds},           {"unknownKinds", summary.unknown_kinds},
          {"unreadable", summary.unreadable}, {"partlyReadable", summary.partly_readable},
          {"errors", summary.errors},         {"warnings", summary.warnings},
          {"advice", summary.advice},         {"adviceShown", summary.shows_advice},
          {"suppressed", summary.suppressed}, {"inBaseline", summary.known},
          {"design", summary.design},         {"designReason", summary.design_reason}};
}

Json to_json(const SeenRow& row, const std::vector<std::string>& forms) {
  Json by_form = Json::object();
  std::size_t total = 0;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    by_form[forms[i]] = row.by_form[i];
    total += row.by_form[i];
  }
  return {{"group", row.group}, {"what", row.what}, {"total", total}, {"forms", std::move(by_form)}};
}

Json to_json(const RuleCount& count) {
  using diag::Severity;
  return {{"rule", count.rule},
          {"errors", count.of(Severity::error)},
          {"warnings", count.of(Severity::warning)},
          {"advice", count.of(Severity::advice)}};
}

Json to_json(const Statistics& statistics) {
  Json seen = Json::array(), found = Json::array();
  for (const SeenRow& row : statistics.seen) seen.push_back(to_json(row, statistics.forms));
  for (const RuleCount& count : statistics.found) found.push_back(to_json(count));
  return {{"seen", std::move(seen)}, {"found", std::move(found)}};
}

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

void write_json(std::ostream& out, const Report& report) {
  Json findings = Json::array(), suppressed = Json::array();
  for (const Finding& finding : report.findings) findings.push_back(to_json(finding, *report.store));
  for (const Finding& finding : report.suppressed) suppressed.push_back(suppressed_to_json(finding, *report.store));
  Json json = {{"version", kJsonVersion},
               {"findings", std::move(findings)},
               {"suppressed", std::move(suppressed)},
               {"summary", to_json(report.summary)}};
  if (report.statistics != nullptr) json["statistics"] = to_json(*report.statistics);
  out << dump(json, 2);
}

void write_json_lines(std::ostream& out, const Report& report) {
  const auto write = [&](std::string_view type, const Json& members) {
    Json line = {{"type", type}};
    line.update(members);
    out << dump(line, -1);
  };
  for (const Finding& finding : report.findings) write("finding", to_json(finding, *report.store));
  for (const Finding& finding : report.suppressed) write("suppressed", suppressed_to_json(finding, *report.store));
  if (report.statistics != nullptr) write("statistics", to_json(*report.statistics));
  Json summary = {{"version", kJsonVersion}};
  summary.update(to_json(report.summary));
  write("summary", summary);
}

}  // namespace dek::report
