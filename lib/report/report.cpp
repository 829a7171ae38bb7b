// Look-ups that the formats share.
#include "report/report.hpp"

#include <algorithm>

namespace dek::report {

std::string Report::path_of(text::TextId file) const {
  std::string name(store->name(file));
  return path_from_root ? path_from_root(name) : name;
}

const diag::RuleInfo* Report::rule(std::string_view id) const {
  const auto found = std::ranges::lower_bound(rules, id, {}, &diag::RuleInfo::id);
  return found != rules.end() && (*found)->id == id ? *found : nullptr;
}

}  // namespace dek::report
