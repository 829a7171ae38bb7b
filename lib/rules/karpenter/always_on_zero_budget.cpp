// karpenter/always-on-zero-budget — a budget of 0 that holds for ever.
#include "lint/rule.hpp"
#include "rules/disruption.hpp"

namespace dek::rules::karpenter_always_on_zero_budget {
namespace {

constexpr std::string_view kDoc = R"md(
A budget of 0 nodes holds at all times and for all reasons.

## Why
A window without gaps (`@daily` for `24h`) is as good as none. The smallest of all active budgets wins, so that no
window can relax a 0 that is always on. Empty nodes are paid for until they expire, and a new AMI never rolls out:
security patches wait for expiry, which ignores budgets and comes without a replacement node.

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
      - nodes: "0"
      - {nodes: 20%, schedule: "0 2 * * sun", duration: 4h}
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
      - {nodes: "0", reasons: [Underutilized, Drifted], schedule: "0 6 * * *", duration: 20h}
      - nodes: 20%
~~~

## Exceptions
A 0 for some of the reasons, and pools of fixed size (`replicas`).

## Sources
- kubernetes-sigs/karpenter: pkg/apis/v1/nodepool.go
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md#nodes
)md";

// The first budget with a window that lets more than 0 nodes go.
Node relaxing_budget(const manifest::NodePool& pool) {
  for (const Node entry : pool.budgets().items()) {
    const auto budget = budget_of(entry);
    if (budget && budget->schedule && budget->nodes.value > 0) return entry["nodes"];
  }
  return {};
}

void check(const manifest::NodePool& pool, Reporter& out) {
  if (pool.replicas()) return;
  const Node zero = find_zero_budget(pool, [](const plan::Budget& budget) {
    return budget.reasons == plan::ReasonSet::all() && is_always_active(budget);
  });
  if (!zero) return;
  auto finding = out.at(zero["nodes"], "no node of this pool may ever be disrupted");
  finding.label("always on, for every reason")
      .help("limit it to `reasons: [Underutilized, Drifted]`, or give it the hours in which nothing may move");
  if (const Node other = relaxing_budget(pool)) finding.related(other, "never takes effect: the smallest value wins");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/always-on-zero-budget",
                                                .code = "KRP017",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_always_on_zero_budget
