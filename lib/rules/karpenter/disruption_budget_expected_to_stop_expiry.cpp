// karpenter/disruption-budget-expected-to-stop-expiry — a closed budget beside an expiry that does not ask it.
#include "lint/rule.hpp"
#include "rules/disruption.hpp"

namespace dek::rules::karpenter_disruption_budget_expected_to_stop_expiry {
namespace {

constexpr std::string_view kDoc = R"md(
A budget lets no node go, but `expireAfter` drains nodes without asking budgets.

## Why
Since v1 expiry is a forceful method: when a node reaches its age it is drained, without regard for budgets and without
waiting for a replacement. Spot interruption and node repair do the same. A window of `nodes: "0"` therefore protects
from consolidation and drift only, and a pool that expires within a day drains nodes in that window every day.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      expireAfter: 12h
  disruption:
    consolidateAfter: 1h
    budgets:
      - {nodes: "0", schedule: "0 6 * * *", duration: 16h}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      expireAfter: Never
  disruption:
    consolidateAfter: 1h
    budgets:
      - {nodes: "0", schedule: "0 6 * * *", duration: 16h}
~~~

## Exceptions
Outside a static design expiry of a day or more is taken as meant, and so is a `terminationGracePeriod` of an hour or
more. In a static design every finite expiry counts, the default of 720h included. Pools of fixed size (`replicas`).

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md#expiration
)md";

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;

bool is_meant(const manifest::NodePool& pool, const PoolDuration& expiry) {
  const PoolDuration grace = termination_grace_period(pool);
  return !expiry.is_below(kDay) || !grace.is_known || (grace.node && !grace.is_below(kHour));
}

void check(const manifest::NodePool& pool, Reporter& out) {
  if (!pool.is_v1() || pool.replicas()) return;
  const PoolDuration expiry = expire_after(pool);
  if (!expiry.is_known || expiry.is_never) return;
  if (out.design() != manifest::Design::static_design && is_meant(pool, expiry)) return;
  const Node zero = find_zero_budget(pool, [](const plan::Budget&) { return true; });
  if (!zero) return;
  const std::string_view age = expiry.node ? expiry.node.raw() : "720h, the default,";
  out.at(zero["nodes"], "this budget does not stop expiry: nodes are drained after {} all the same", age)
      .related(expiry.node, "asks no budget")
      .help("write `expireAfter: Never` and let drift roll the nodes under a budget with `reasons: [Drifted]`");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/disruption-budget-expected-to-stop-expiry",
                                                .code = "KRP020",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_disruption_budget_expected_to_stop_expiry
