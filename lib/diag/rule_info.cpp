// Parts of a rule's id and documentation.
#include "diag/rule_info.hpp"

#include "base/strings.hpp"

namespace dek::diag {

std::string_view summary(const RuleInfo& rule) {
  std::string_view text = base::trim(rule.doc);
  text = text.substr(0, text.find('\n'));
  if (!text.empty() && text.back() == '.') text.remove_suffix(1);
  return text;
}

std::string_view area(const RuleInfo& rule) {
  return rule.id.substr(0, rule.id.find('/'));
}

}  // namespace dek::diag
