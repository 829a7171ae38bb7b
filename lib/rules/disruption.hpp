// The disruption settings of a NodePool as several rules judge them: durations with the API's defaults, policy,
// budgets.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "manifest/node_pool.hpp"
#include "plan/budget.hpp"

namespace dek::rules {

/// Seconds of a sum such as "1h30m", units in any order and number; empty for anything else, "Never" too.
[[nodiscard]] std::optional<std::int64_t> parse_pool_duration(std::string_view text);

/// A duration of a v1 NodePool: what is written, else the API's default.
struct PoolDuration {
  tree::Node node;        // absent when the default holds
  bool is_known = true;   // false for placeholders and texts that are no duration
  bool is_never = false;  // "Never", or a field without default that is absent
  std::int64_t seconds = 0;

  /// Certainly shorter than `limit` seconds.
  [[nodiscard]] bool is_below(std::int64_t limit) const { return is_known && !is_never && seconds < limit; }
};
[[nodiscard]] PoolDuration consolidate_after(const manifest::NodePool& pool);
[[nodiscard]] PoolDuration expire_after(const manifest::NodePool& pool);
[[nodiscard]] PoolDuration termination_grace_period(const manifest::NodePool& pool);

/// The policy that holds; empty when it is not known.
[[nodiscard]] std::optional<std::string_view> consolidation_policy(const manifest::NodePool& pool);

/// An entry of `budgets`; empty when a part is unknown or malformed: then nothing can be said of it.
[[nodiscard]] std::optional<plan::Budget> budget_of(tree::Node entry);

/// "0" or "0%".
[[nodiscard]] bool lets_none_go(tree::Node nodes);

/// Whether the budget is active in every minute: without schedule, or with windows that leave no gap.
[[nodiscard]] bool is_always_active(const plan::Budget& budget);

/// The entry whose budget lets no node go ("0", "0%") and for which `wanted(budget)` holds; absent when there is none.
template <typename Wanted>
[[nodiscard]] tree::Node find_zero_budget(const manifest::NodePool& pool, Wanted wanted) {
  for (const tree::Node entry : pool.budgets().items()) {
    if (!lets_none_go(entry["nodes"])) continue;
    const auto budget = budget_of(entry);
    if (budget && wanted(*budget)) return entry;
  }
  return {};
}

}  // namespace dek::rules
