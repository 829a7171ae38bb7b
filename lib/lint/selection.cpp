// Resolving what people call rules.
#include "lint/selection.hpp"

#include <algorithm>

#include "base/strings.hpp"

namespace dek::lint {
namespace {

base::Error unknown(Rules rules, std::string_view selector) {
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

/// Marks the rules a selector names; false when it names none.
bool mark(Rules rules, std::span<const RetiredId> retired, std::string_view selector, std::vector<bool>& marks) {
  const Rule* one = find_rule(rules, retired, selector);
  bool found = false;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i] != one && (one != nullptr || diag::area(rules[i]->info) != selector)) continue;
    marks[i] = true;
    found = true;
  }
  return found;
}

}  // namespace

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

base::Result<std::vector<const Rule*>> select_rules(Rules rules, std::span<const RetiredId> retired,
                                                    std::span<const std::string> select,
                                                    std::span<const std::string> ignore) {
  std::vector<bool> selected(rules.size(), select.empty());
  for (const std::string& selector : select) {
    if (!mark(rules, retired, selector, selected)) return unknown(rules, selector);
  }
  std::vector<bool> ignored(rules.size(), false);
  for (const std::string& selector : ignore) {
    if (!mark(rules, retired, selector, ignored)) return unknown(rules, selector);
  }
  std::vector<const Rule*> result;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (selected[i] && !ignored[i]) result.push_back(rules[i]);
  }
  return result;
}

}  // namespace dek::lint
