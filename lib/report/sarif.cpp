// Results, locations and rules in SARIF's own words.
#include "report/sarif.hpp"

#include <nlohmann/json.hpp>
#include <ostream>
#include <unordered_map>

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "base/version.hpp"
#include "report/line_hashes.hpp"
#include "report/markdown.hpp"
#include "report/rule_words.hpp"
#include "report/sarif_rules.hpp"
#include "report/uri.hpp"

namespace dek::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema = "https://json.schemastore.org/sarif-2.1.0.json";
constexpr std::string_view kRoot = "%SRCROOT%";
constexpr std::size_t kHelpColumns = 80;

std::string_view level_of(diag::Severity severity) {
  return severity == diag::Severity::advice ? "note" : diag::to_string(severity);
}

std::string_view problem_of(diag::Severity severity) {
  return severity == diag::Severity::advice ? "recommendation" : diag::to_string(severity);
}

Json described(std::string text) {
  return {{"text", std::move(text)}};
}

/// In UTF-16 code units, from 1; a byte order mark takes no column.
std::size_t column_at(text::TextId file, text::Position at, std::uint32_t offset, const text::TextStore& store) {
  const std::string_view line = store.lines(file).line(at.line);
  const auto line_begin = static_cast<std::size_t>(line.data() - store.bytes(file).data());
  const std::size_t end = line.empty() ? 0 : std::min(offset - std::min<std::size_t>(offset, line_begin), line.size());
  std::size_t units = 0;
  for (std::size_t i = 0; i < end;) {
    const base::DecodedCharacter character = base::decode_utf8(line, i);
    units += character.code_point < 0x10000 ? 1 : 2;
    i += character.length;
  }
  return units + 1;
}

Json region_of(const text::Location& at, const text::TextStore& store) {
  return {{"startLine", at.begin.line},
          {"startColumn", column_at(at.file, at.begin, at.span.begin, store)},
          {"endLine", at.end.line},
          {"endColumn", column_at(at.file, at.end, at.span.end, store)}};
}

std::string result_text(const diag::Diagnostic& diagnostic) {
  std::string text = diagnostic.message + ".";
  for (const std::string& remark : remarks_of(diagnostic)) text.append("\n").append(remark);
  return text;
}

Json suppression_of(const diag::Suppression& suppression) {
  const bool is_in_source = suppression.kind == diag::SuppressionKind::in_source;
  Json out = {{"kind", is_in_source ? "inSource" : "external"}};
  if (!suppression.reason.empty()) out["justification"] = suppression.reason;
  return out;
}

class Run {
 public:
  explicit Run(const Report& report) : report_(report) {
    for (const Finding& finding : report.findings) results_.push_back(result(finding));
    for (const Finding& finding : report.suppressed) results_.push_back(result(finding));
  }

  [[nodiscard]] Json json() {
    Json driver = {{"name", "dekctl"}, {"semanticVersion", base::kVersion}, {"rules", std::move(rules_)}};
    Json root = {{"description", described("The root of the repository.")}};
    return {{"tool", {{"driver", std::move(driver)}}},
            {"invocations", Json::array({{{"executionSuccessful", true}}})},
            {"originalUriBaseIds", {{kRoot, std::move(root)}}},
            {"columnKind", "utf16CodeUnits"},
            {"results", std::move(results_)}};
  }

 private:
  Json result(const Finding& finding) {
    const diag::Diagnostic& diagnostic = *finding.diagnostic;
    const std::string path = report_.path_of(finding.location.file);
    Json out = {{"ruleId", diagnostic.rule},
                {"ruleIndex", index_of(diagnostic)},
                {"level", level_of(diagnostic.severity)},
                {"message", described(result_text(diagnostic))},
                {"locations", Json::array({location(finding)})}};
    if (Json related = related_of(diagnostic); !related.empty()) out["relatedLocations"] = std::move(related);
    if (const std::string hash = hash_of(finding.location); !hash.empty())
      out["partialFingerprints"] = {{"primaryLocationLineHash", hash}};
    out["fingerprints"] = {{"dekctl/v1", fingerprints_.next(path, diagnostic)}};
    if (diagnostic.fix) add_fix(out, *diagnostic.fix);
    if (diagnostic.suppression) out["suppressions"] = Json::array({suppression_of(*diagnostic.suppression)});
    return out;
  }

  [[nodiscard]] Json place(const text::Location& at) const {
    Json file = {{"uri", uri_of(report_.path_of(at.file))}, {"uriBaseId", kRoot}};
    return {{"artifactLocation", std::move(file)}, {"region", region_of(at, *report_.store)}};
  }

  [[nodiscard]] Json location(const Finding& finding) const {
    const diag::Diagnostic& diagnostic = *finding.diagnostic;
    Json out = {{"physicalLocation", place(finding.location)}};
    if (diagnostic.object.empty()) return out;
    const std::string name = diagnostic.object + (diagnostic.field.empty() ? "" : "." + diagnostic.field);
    out["logicalLocations"] = Json::array({{{"fullyQualifiedName", name}}});
    return out;
  }

  [[nodiscard]] Json related_of(const diag::Diagnostic& diagnostic) const {
    Json related = Json::array();
    for (const diag::Label& label : diagnostic.related) {
      Json entry = {{"id", related.size()}, {"physicalLocation", place(report_.store->locate(label.span))}};
      if (!label.text.empty()) entry["message"] = described(label.text);
      related.push_back(std::move(entry));
    }
    return related;
  }

  /// Only what can be put in place as it is.
  void add_fix(Json& out, const diag::Fix& fix) const {
    if (fix.applicability == diag::Applicability::display_only) return;
    std::map<std::string, Json> changes;
    for (const diag::Edit& edit : fix.edits) {
      const auto span = report_.store->exact_in_file(edit.span);
      if (!span) return;
      const text::Location at = report_.store->locate(*span);
      Json replacement = {{"deletedRegion", region_of(at, *report_.store)}};
      if (!edit.replacement.empty()) replacement["insertedContent"] = described(edit.replacement);
      Json& change = changes[report_.path_of(at.file)];
      if (change.is_null()) change = {{"artifactLocation", place(at)["artifactLocation"]}};
      change["replacements"].push_back(std::move(replacement));
    }
    Json list = Json::array();
    for (auto& [path, change] : changes) list.push_back(std::move(change));
    out["fixes"] = Json::array({{{"description", described(fix.title)}, {"artifactChanges", std::move(list)}}});
  }

  /// Empty for a file whose bytes are not known.
  std::string hash_of(const text::Location& at) {
    if (report_.store->bytes(at.file).empty()) return {};
    auto [known, is_new] = hashes_.try_emplace(static_cast<std::uint32_t>(at.file));
    if (is_new) known->second = line_hashes(report_.store->bytes(at.file));
    return at.begin.line <= known->second.size() ? known->second[at.begin.line - 1] : std::string();
  }

  std::size_t index_of(const diag::Diagnostic& diagnostic) {
    const auto [known, is_new] = indices_.try_emplace(diagnostic.rule, rules_.size());
    if (is_new) rules_.push_back(describe(diagnostic));
    return known->second;
  }

  [[nodiscard]] Json describe(const diag::Diagnostic& diagnostic) const {
    const diag::RuleInfo* rule = report_.rule(diagnostic.rule);
    Json out = {{"id", diagnostic.rule}, {"name", identifier_of(diagnostic.rule)}};
    if (rule == nullptr) return out;
    Json tags = {diag::area(*rule)};
    if (rule->designs != diag::Designs::both) tags.push_back(std::string(design_word(rule->designs)) + "-design");
    out["shortDescription"] = described(std::string(diag::summary(*rule)) + ".");
    out["fullDescription"] = described(why_of(*rule));
    out["help"] = {{"text", render_markdown(rule->doc, kHelpColumns, Painter(false))},
                   {"markdown", base::trim(rule->doc)}};
    out["defaultConfiguration"] = {{"level", level_of(rule->severity)}};
    out["properties"] = {
        {"tags", std::move(tags)}, {"precision", "high"}, {"problem.severity", problem_of(rule->severity)}};
    return out;
  }

  const Report& report_;
  Json rules_ = Json::array(), results_ = Json::array();
  std::unordered_map<std::string_view, std::size_t> indices_;
  std::unordered_map<std::uint32_t, std::vector<std::string>> hashes_;
  UniqueFingerprints fingerprints_;
};

}  // namespace

void write_sarif(std::ostream& out, const Report& report) {
  const Json log = {{"$schema", kSchema}, {"version", "2.1.0"}, {"runs", Json::array({Run(report).json()})}};
  out << log.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace dek::report
