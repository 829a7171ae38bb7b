// Resolving what people call rules.
#include "lint/selection.hpp"

#include <algorithm>
#include <set>

#include "base/strings.hpp"

namespace dek::lint {

base::Error unknown_selector(Rules rules, std::string_view selector) {
  std::vector<std::string_view> names;
  for (const Rule* rule : rules) {
    names.push_back(rule->info.id);
    names.push_back(rule->info.id.substr(rule->info.id.find('/') + 1));
    if (names.end() == std::ranges::find(names, diag::area(rule->info))) names.push_back(diag::area(rule->info));
  }
  base::Error error{.message = fmt::format("there is no rule or area `{}`", selector),
                    .hint = "`dekctl rules` lists all of them"};
  if (const auto near = base::closest(selector, names)) error.hint = fmt::format("did you mean `{}`?", *near);
  // A name without its area is worth more than a near miss.
  for (const Rule* rule : rules) {
    const std::string_view id = rule->info.id;
    const std::string_view name = id.substr(id.find('/') + 1);
    if (name == selector || error.hint == fmt::format("did you mean `{}`?", name)) {
      error.hint = fmt::format("did you mean `{}`?", id);
    }
  }
  return error;
}

const Rule* find_rule(Rules rules, std::span<const RetiredId> retired, std::string_view selector) {
  for (const RetiredId& gone : retired) {
    if (gone.old_id == selector) selector = gone.new_id;
  }
  const auto found = std::ranges::find_if(rules, [&](const Rule* rule) {
    const bool by_code = !rule->info.code.empty() && base::equals_ignoring_case(rule->info.code, selector);
    return rule->info.id == selector || by_code;
  });
  return found == rules.end() ? nullptr : *found;
}

std::vector<const Rule*> rules_named(Rules rules, std::span<const RetiredId> retired, std::string_view selector) {
  if (const Rule* one = find_rule(rules, retired, selector)) return {one};
  std::vector<const Rule*> of_area;
  for (const Rule* rule : rules) {
    if (diag::area(rule->info) == selector) of_area.push_back(rule);
  }
  return of_area;
}

namespace {

base::Result<base::Done> add_named(Rules rules, std::span<const RetiredId> retired, const std::string& selector,
                                   std::set<const Rule*>& named) {
  const std::vector<const Rule*> found = rules_named(rules, retired, selector);
  if (found.empty()) return unknown_selector(rules, selector);
  named.insert(found.begin(), found.end());
  return base::Done{};
}

}  // namespace

base::Result<std::vector<const Rule*>> select_rules(Rules rules, std::span<const RetiredId> retired,
                                                    std::span<const std::string> select,
                                                    std::span<const std::string> ignore) {
  std::set<const Rule*> selected, ignored;
  for (const std::string& selector : select) DEK_CHECK(add_named(rules, retired, selector, selected));
  for (const std::string& selector : ignore) DEK_CHECK(add_named(rules, retired, selector, ignored));
  std::vector<const Rule*> result;
  for (const Rule* rule : rules) {
    if ((select.empty() || selected.contains(rule)) && !ignored.contains(rule)) result.push_back(rule);
  }
  return result;
}

}  // namespace dek::lint
