// Tables of rules as text and Markdown.
#include "report/rule_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/strings.hpp"
#include "base/wrap.hpp"
#include "report/paint.hpp"
#include "report/rule_words.hpp"

namespace dek::report {
namespace {

constexpr std::size_t kSeverityColumns = 7, kDesignColumns = 7, kFixColumns = 9;  // the longest words
constexpr std::size_t kGap = 2;
constexpr std::size_t kLeastSummaryColumns = 32;
constexpr std::size_t kSummaryIndent = 4;  // when it stands below

std::string padded(std::string_view text, std::size_t columns) {
  return fmt::format("{:<{}}", text, columns + kGap);
}

std::string row(std::string_view id, std::size_t id_columns, Ink severity_ink, std::string_view severity,
                std::string_view design, std::string_view fix, const Painter& paint) {
  return paint(Ink::strong, id) + std::string(id_columns + kGap - id.size(), ' ') + paint(severity_ink, severity) +
         std::string(kSeverityColumns + kGap - severity.size(), ' ') + padded(design, kDesignColumns) +
         std::string(fix);
}

std::string without_table_syntax(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '|' ? "\\|" : std::string(1, c);
  return out;
}

}  // namespace

std::string rule_table(RuleInfos rules, const PageOptions& options) {
  const Painter paint(options.has_color);
  std::size_t id_columns = 0;
  for (const diag::RuleInfo* rule : rules) id_columns = std::max(id_columns, rule->id.size());
  const std::size_t beside = id_columns + kSeverityColumns + kDesignColumns + kFixColumns + 4 * kGap;
  const bool is_beside = options.columns >= beside + kLeastSummaryColumns;
  const std::size_t indent = is_beside ? beside : kSummaryIndent;
  std::string out;
  for (const diag::RuleInfo* rule : rules) {
    const std::string start = row(rule->id, id_columns, ink_of(rule->severity), diag::to_string(rule->severity),
                                  design_word(rule->designs), fix_word(rule->fix), paint);
    out += start;
    std::string lead =
        is_beside ? std::string(kFixColumns + kGap - fix_word(rule->fix).size(), ' ') : "\n" + std::string(indent, ' ');
    for (const std::string& line : base::wrap_words(diag::summary(*rule), options.columns - indent)) {
      out += lead + line;
      lead = "\n" + std::string(indent, ' ');
    }
    out += '\n';
  }
  return out;
}

std::string rule_table_markdown(RuleInfos rules) {
  std::string out =
      "# Rules\n\n"
      "Written by `dekctl rules --format markdown`. `dekctl explain <rule>` shows why a rule exists, examples of both\n"
      "kinds, exceptions and sources.\n";
  std::string_view area;
  for (const diag::RuleInfo* rule : rules) {
    if (diag::area(*rule) != area) {
      area = diag::area(*rule);
      out +=
          fmt::format("\n## {}\n\n| Rule | Severity | Design | Fix | What it finds |\n|---|---|---|---|---|\n", area);
    }
    out += fmt::format("| `{}` | {} | {} | {} | {} |\n", rule->id, diag::to_string(rule->severity),
                       design_word(rule->designs), fix_word(rule->fix), without_table_syntax(diag::summary(*rule)));
  }
  return out;
}

}  // namespace dek::report
