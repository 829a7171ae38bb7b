// karpenter/consolidate-after-zero — nodes that are moved or removed between two waves of pods.
#include "lint/rule.hpp"
#include "rules/disruption.hpp"

namespace dek::rules::karpenter_consolidate_after_zero {
namespace {

constexpr std::string_view kDoc = R"md(
A pool for changing workloads consolidates its nodes less than a minute after the last pod came or went.

## Why
`consolidateAfter` counts from the last pod that was placed on a node or left it. Without a `disruption` block it is
`0s`: Karpenter removes a node between two waves of executors and buys the next one a minute later, paying for boot,
image pull and lost shuffle files again. Spark itself waits 60 seconds before it gives an idle executor back
(`spark.dynamicAllocation.executorIdleTimeout`); the pool should wait longer than that.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  disruption:
    consolidationPolicy: WhenEmptyOrUnderutilized
    consolidateAfter: 0s
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
    consolidateAfter: 3m
~~~

## Exceptions
`WhenEmpty`, which never moves a running pod, and pools of fixed size (`replicas`), which are not consolidated.

## Sources
- awslabs/data-on-eks: website/docs/bestpractices/analytics/spark-best-practices.md
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md#consolidation
)md";

constexpr std::int64_t kLeastSeconds = 60;  // Spark's default idle timeout of executors
constexpr std::string_view kWait = "2m";
constexpr std::string_view kHelp =
    "wait 1m to 10m, longer than `spark.dynamicAllocation.executorIdleTimeout` of the jobs";

lint::Edits with_block(const manifest::NodePool& pool) {
  const std::string_view block = pool.spec.style() == tree::Style::flow ? "disruption: {{consolidateAfter: {}}}"
                                                                        : "disruption:\n  consolidateAfter: {}";
  return lint::add_entry(pool.spec, fmt::format(fmt::runtime(block), kWait));
}

void check(const manifest::NodePool& pool, Reporter& out) {
  if (!pool.is_v1() || !pool.spec.is_map() || pool.replicas()) return;
  const Node disruption = pool.disruption();
  if (!disruption) {
    out.at(*pool.resource, "NodePool has no `disruption`, so its nodes are consolidated at once")
        .note("the default is `consolidateAfter: 0s` with the policy `WhenEmptyOrUnderutilized`")
        .help(kHelp)
        .fix("add `disruption`", Applicability::unsafe, with_block(pool));
    return;
  }
  const PoolDuration wait = consolidate_after(pool);
  const auto policy = consolidation_policy(pool);
  if (!wait.node || !wait.is_below(kLeastSeconds) || !policy || *policy == "WhenEmpty") return;
  out.at(wait.node, "nodes are consolidated {} after their last change of pods", wait.node.raw())
      .help(kHelp)
      .fix(fmt::format("wait {}", kWait), Applicability::unsafe, lint::replace_value(wait.node, kWait));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/consolidate-after-zero",
                                                .code = "KRP006",
                                                .severity = Severity::warning,
                                                .designs = Designs::dynamic_only,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_consolidate_after_zero
