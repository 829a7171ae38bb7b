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

}  // namespace

std::string rule_page(const diag::RuleInfo& rule, const PageOptions& options) {
  const Painter paint(options.has_color);
  return fmt::format("{}\n{}\n\n{}", paint(Ink::strong, rule.id), facts_line(rule, paint),
                     render_markdown(rule.doc, options.columns, paint));
}

std::string rule_page_markdown(const diag::RuleInfo& rule) {
  return fmt::format("# {}\n\n{}\n\n{}\n", rule.id, facts_line(rule, Painter(false)), base::trim(rule.doc));
}

}  // namespace dek::report
