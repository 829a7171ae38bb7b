// The page of a rule.
#include "report/rule_page.hpp"

#include <fmt/format.h>

#include "base/strings.hpp"
#include "report/markdown.hpp"
#include "report/rule_words.hpp"

namespace dek::report {
namespace {

std::string facts_line(const diag::RuleInfo& rule, const Painter& paint) {
  std::string line = fmt::format("severity {}, design {}, fix {}, since {}",
                                 paint(ink_of(rule.severity), diag::to_string(rule.severity)),
                                 design_word(rule.designs), fix_word(rule.fix), rule.since);
  if (!rule.code.empty()) line += fmt::format(", code {}", rule.code);
  return line;
}

/// The documentation with the figures that a configuration may change.
std::string whole_doc(const diag::RuleInfo& rule) {
  std::string doc(base::trim(rule.doc));
  if (rule.parameters.empty()) return doc + "\n";
  doc += "\n\n## Parameters\n";
  for (const diag::Parameter& parameter : rule.parameters)
    doc += fmt::format("- `{}.{}`: {}; {} unless a configuration says otherwise\n", rule.id, parameter.name,
                       parameter.doc, parameter.usual);
  return doc;
}

}  // namespace

std::string rule_page(const diag::RuleInfo& rule, const PageOptions& options) {
  const Painter paint(options.has_color);
  return fmt::format("{}\n{}\n\n{}", paint(Ink::strong, rule.id), facts_line(rule, paint),
                     render_markdown(whole_doc(rule), options.columns, paint));
}

std::string rule_page_markdown(const diag::RuleInfo& rule) {
  return fmt::format("# {}\n\n{}\n\n{}\n", rule.id, facts_line(rule, Painter(false)), base::trim(whole_doc(rule)));
}

}  // namespace dek::report
