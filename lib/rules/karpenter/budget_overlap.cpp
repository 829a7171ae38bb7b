// karpenter/budget-overlap — budgets that hide each other.
#include <algorithm>

#include "lint/rule.hpp"
#include "rules/disruption.hpp"

namespace dek::rules::karpenter_budget_overlap {
namespace {

constexpr std::string_view kDoc = R"md(
Disruption budgets are active together, and one hides the other.

## Why
Karpenter takes the smallest value of all budgets that are active, in UTC, with percentages rounded up. The order of the
list means nothing, and the most specific entry does not win: a night window of 10% inside a day of 2% never lets more
than 2% go. A number against a percentage is decided by the size of the pool: `"50"` and `20%` cross at 250 nodes.

An entry that never decides anything is a warning; windows that share minutes, and a number against a percentage, are
advice.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  disruption:
    consolidateAfter: 2m
    budgets:
      - {nodes: 2%, schedule: "0 9 * * *", duration: 8h}
      - {nodes: 10%, schedule: "0 12 * * *", duration: 1h}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  disruption:
    consolidateAfter: 2m
    budgets:
      - {nodes: 2%, schedule: "0 9 * * *", duration: 3h}
      - {nodes: 10%, schedule: "0 12 * * *", duration: 1h}
      - {nodes: 2%, schedule: "0 13 * * *", duration: 4h}
~~~

## Exceptions
An always-on percentage above the scheduled ones is a ceiling, and no finding.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md
- kubernetes-sigs/karpenter: pkg/apis/v1/nodepool.go
)md";

struct List {
  std::vector<Node> entries;
  plan::BudgetCalendar calendar;

  [[nodiscard]] const plan::Budget& budget(std::size_t i) const { return calendar.budgets()[i]; }
  [[nodiscard]] Node nodes(std::size_t i) const { return entries[i]["nodes"]; }
};

std::optional<List> list_of(Node budgets) {
  std::vector<Node> entries;
  std::vector<plan::Budget> parsed;
  for (const Node entry : budgets.items()) {
    auto budget = budget_of(entry);
    if (!budget) return std::nullopt;
    entries.push_back(entry);
    parsed.push_back(std::move(*budget));
  }
  if (parsed.size() < 2) return std::nullopt;
  return List{std::move(entries), plan::BudgetCalendar(std::move(parsed))};
}

void report_shadowed(const List& list, std::size_t i, Reporter& out) {
  out.at(list.nodes(i), "budget {} never decides: another one is as low or lower whenever it is active", i + 1)
      .severity(Severity::warning)
      .label("has no effect")
      .help("delete it, or move the others out of its window");
}

// The number decides only in pools larger than the crossing, the percentage below.
void report_crossing(const List& list, std::size_t number, std::size_t percent, Reporter& out) {
  const auto crossing = plan::crossing_centinodes(list.budget(number).nodes.value, list.budget(percent).nodes.value);
  if (!crossing || *crossing == 0) return;  // a number of 0 is the smaller one in every pool
  const std::string_view percentage = list.nodes(percent).raw();
  out.at(list.nodes(number), "budget {} decides only in pools above {} nodes; below, {} of budget {} is smaller",
         number + 1, *crossing / 100, percentage, percent + 1)
      .related(list.nodes(percent), "smaller in small pools")
      .help("choose the one that you mean, or keep both knowing where they cross");
}

void report_shared(const List& list, const plan::BudgetOverlap& overlap, Reporter& out) {
  const bool is_weekly = list.calendar.is_weekly();
  const plan::NodeLimit a = list.budget(overlap.first).nodes;
  const plan::NodeLimit b = list.budget(overlap.second).nodes;
  const std::size_t lower = a.value <= b.value ? overlap.first : overlap.second;
  auto finding =
      out.at(list.entries[overlap.second]["schedule"], "budgets {} and {} are active together for {} minutes a {}",
             overlap.first + 1, overlap.second + 1, overlap.minutes, is_weekly ? "week" : "year");
  finding.related(list.entries[overlap.first]["schedule"], fmt::format("budget {}", overlap.first + 1))
      .note("first from {} to {} UTC", plan::moment_text(overlap.shared.begin, is_weekly),
            plan::moment_text(overlap.shared.end, is_weekly))
      .help("make the windows disjoint");
  if (a.value == b.value)
    finding.note("both say {}", list.nodes(lower).raw());
  else
    finding.note("{} of budget {} wins: the smallest value counts", list.nodes(lower).raw(), lower + 1);
}

void report_pair(const List& list, std::size_t first, std::size_t second, Reporter& out) {
  const plan::Budget& a = list.budget(first);
  const plan::Budget& b = list.budget(second);
  const bool is_crossing = a.nodes.percent != b.nodes.percent;
  if (!is_crossing && (!a.schedule || !b.schedule)) return;
  if (is_crossing) {
    if (list.calendar.meet(first, second))
      report_crossing(list, a.nodes.percent ? second : first, a.nodes.percent ? first : second, out);
  } else if (const auto overlap = list.calendar.overlap(first, second)) {
    report_shared(list, *overlap, out);
  }
}

void check(const manifest::NodePool& pool, Reporter& out) {
  const auto list = list_of(pool.budgets());
  if (!list) return;
  const std::vector<std::size_t> shadowed = list->calendar.shadowed();
  for (const std::size_t i : shadowed) report_shadowed(*list, i, out);
  const auto is_shadowed = [&](std::size_t i) {
    return std::find(shadowed.begin(), shadowed.end(), i) != shadowed.end();
  };
  for (std::size_t i = 0; i < list->entries.size(); ++i) {
    for (std::size_t j = i + 1; j < list->entries.size(); ++j) {
      if (!is_shadowed(i) && !is_shadowed(j)) report_pair(*list, i, j, out);
    }
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/budget-overlap",
                                                .code = "KRP018",
                                                .severity = Severity::advice,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_budget_overlap
