// karpenter/disruption-budgets-missing — pools that rely on the default budget.
#include "lint/rule.hpp"
#include "rules/disruption.hpp"

namespace dek::rules::karpenter_disruption_budgets_missing {
namespace {

constexpr std::string_view kDoc = R"md(
A NodePool states no disruption budgets.

## Why
Without budgets a tenth of the pool may go at the same time, at any hour and for any reason. A pool of 500 nodes then
loses 50 at once, right in the hour in which most jobs run. Pools that live with churn state a ceiling and low windows
around their peaks, 2% in the busy half-hour for example. An empty list is another thing: no budget at all, so that
every node may go at once, which is a warning.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  disruption:
    consolidationPolicy: WhenEmptyOrUnderutilized
    consolidateAfter: 2m
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  disruption:
    consolidationPolicy: WhenEmptyOrUnderutilized
    consolidateAfter: 2m
    budgets:
      - nodes: 20%
      - {nodes: 2%, schedule: "30 * * * *", duration: 15m}
~~~

## Exceptions
Pools of fixed size (`replicas`), pools with `consolidateAfter: Never`, and in a dynamic design pools with the policy
`WhenEmpty`. In a static design the finding is a warning.

## Sources
- kubernetes-sigs/karpenter: pkg/apis/v1/nodepool.go
- awslabs/data-on-eks: website/docs/bestpractices/analytics/spark-best-practices.md
)md";

lint::Edits with_budgets(Node disruption) {
  return lint::add_entry(disruption, disruption.style() == tree::Style::flow
                                         ? "budgets: [{nodes: 10%}]"
                                         : "budgets:\n  - nodes: 10% # the default, now stated");
}

void report_empty(Node budgets, Reporter& out) {
  out.at(budgets.key(), "an empty list of budgets lets every node go at once")
      .severity(Severity::warning)
      .note("the default of 10% holds only where `budgets` is left out")
      .help("state a ceiling such as `nodes: 10%`");
}

void check(const manifest::NodePool& pool, Reporter& out) {
  const PoolDuration wait = consolidate_after(pool);
  if (!pool.spec.is_map() || pool.replicas() || wait.is_never || !wait.is_known) return;
  const Node budgets = pool.budgets();
  if (budgets.is_list() && budgets.size() == 0) return report_empty(budgets, out);
  if (budgets && !budgets.is_null()) return;
  const auto design = out.design();
  const auto policy = consolidation_policy(pool);
  if (!policy || (design == manifest::Design::dynamic_design && *policy == "WhenEmpty")) return;
  const Node disruption = pool.disruption();
  constexpr std::string_view kMessage = "NodePool states no disruption budgets: a tenth of its nodes may go at once";
  auto finding = disruption ? out.at(disruption.key(), kMessage) : out.at(*pool.resource, kMessage);
  if (design == manifest::Design::static_design) finding.severity(Severity::warning);
  finding.help("state a ceiling, and low windows around the peaks")
      .fix("state the default", Applicability::unsafe, budgets ? lint::Edits{} : with_budgets(disruption));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/disruption-budgets-missing",
                                                .code = "KRP019",
                                                .severity = Severity::advice,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_disruption_budgets_missing
