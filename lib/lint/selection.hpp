// Which rules run: --select and --ignore by id, area or catalogue code.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "lint/rule.hpp"

namespace dek::lint {

using Rules = std::span<const Rule* const>;

/// An id that is gone, and the one that took over.
struct RetiredId {
  std::string_view old_id, new_id;
};

/// All rules there are, whether they run or not.
struct Known {
  Rules rules;
  std::span<const RetiredId> retired;
};

/// Resolves an id, a retired id or a catalogue code (case ignored) to a rule; null when there is none.
[[nodiscard]] const Rule* find_rule(Rules rules, std::span<const RetiredId> retired, std::string_view selector);

/// Rules that a selector names: one by id or code, all of an area; none when it is unknown.
[[nodiscard]] std::vector<const Rule*> rules_named(Rules rules, std::span<const RetiredId> retired,
                                                   std::string_view selector);

/// "there is no rule or area `x`", with the nearest name.
[[nodiscard]] base::Error unknown_selector(Rules rules, std::string_view selector);

/// Rules that `select` names (all when empty) without those that `ignore` names, in registry order.
/// A selector is an id, an area ("karpenter") or a code ("KRP003"); an unknown one is an error with the nearest name.
[[nodiscard]] base::Result<std::vector<const Rule*>> select_rules(Rules rules, std::span<const RetiredId> retired,
                                                                  std::span<const std::string> select,
                                                                  std::span<const std::string> ignore);

}  // namespace dek::lint
