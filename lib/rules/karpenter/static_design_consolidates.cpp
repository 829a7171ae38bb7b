// karpenter/static-design-consolidates — consolidation of nodes whose pods are meant to stay.
#include <algorithm>

#include "lint/rule.hpp"
#include "rules/disruption.hpp"

namespace dek::rules::karpenter_static_design_consolidates {
namespace {

constexpr std::string_view kDoc = R"md(
A pool for long-lived services lets Karpenter move their pods to save money.

## Why
Consolidation of underutilised nodes evicts running pods: a streaming job restarts from its checkpoint, a training run
from its last save, a coordinator takes its queries with it. The design wants the opposite. `WhenEmpty` with an hour, as
the EKS guide has it for training, removes only what nobody uses; less than half an hour of waiting is advice.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: kafka
spec:
  disruption:
    consolidationPolicy: WhenEmptyOrUnderutilized
    consolidateAfter: 1m
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: kafka
spec:
  disruption:
    consolidationPolicy: WhenEmpty
    consolidateAfter: 1h
~~~

## Exceptions
`consolidateAfter: Never`, a budget of 0 for `Underutilized` that is always on, and pools of fixed size (`replicas`).

## Sources
- aws/aws-eks-best-practices: latest/bpg/aiml/aiml_compute.adoc
- awslabs/data-on-eks: website/docs/bestpractices/analytics/spark-best-practices.md
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md#consolidation
)md";

constexpr std::int64_t kLeastSeconds = std::int64_t{30} * 60;  // half of the guide's 60 minutes
constexpr std::string_view kPolicy = "WhenEmpty";
constexpr std::string_view kWait = "1h";

// True also when a budget is unknown: it may be the one.
bool may_forbid_it(const manifest::NodePool& pool) {
  const Node budgets = pool.budgets();
  return budgets.is_unknown() || std::ranges::any_of(budgets.items(), [](Node entry) {
           const auto budget = budget_of(entry);
           if (!budget) return true;
           return budget->nodes.value == 0 && budget->reasons.has(plan::Reason::underutilized) &&
                  is_always_active(*budget);
         });
}

lint::Edits set(Node disruption, std::string_view field, std::string_view value) {
  const Node written = disruption[field];
  return written ? lint::replace_value(written, value)
                 : lint::add_entry(disruption, fmt::format("{}: {}", field, value));
}

lint::Edits calmed(const manifest::NodePool& pool) {
  const Node disruption = pool.disruption();
  if (!disruption["consolidationPolicy"] && !disruption["consolidateAfter"]) return {};
  return lint::all_of({set(disruption, "consolidationPolicy", kPolicy), set(disruption, "consolidateAfter", kWait)});
}

void report_policy(const manifest::NodePool& pool, Reporter& out) {
  const Node disruption = pool.disruption();
  const Node policy = disruption["consolidationPolicy"];
  constexpr std::string_view kMessage = "Karpenter may move the pods of this pool to save money";
  auto finding = policy       ? out.at(policy, kMessage)
                 : disruption ? out.at(disruption.key(), kMessage)
                              : out.at(*pool.resource, kMessage);
  if (!policy) finding.note("the default policy is `WhenEmptyOrUnderutilized`");
  finding.help("write `consolidationPolicy: {}` with `consolidateAfter: {}`", kPolicy, kWait)
      .fix("remove empty nodes only", Applicability::unsafe, calmed(pool));
}

void check(const manifest::NodePool& pool, Reporter& out) {
  if (!pool.is_v1() || !pool.spec.is_map() || pool.replicas() || pool.disruption().is_unknown()) return;
  const PoolDuration wait = consolidate_after(pool);
  const auto policy = consolidation_policy(pool);
  if (!policy || !wait.is_known || wait.is_never) return;
  if (*policy != kPolicy) {
    if (!may_forbid_it(pool)) report_policy(pool, out);
    return;
  }
  if (!wait.node || !wait.is_below(kLeastSeconds)) return;
  out.at(wait.node, "an empty node of this pool is removed after {}", wait.node.raw())
      .severity(Severity::advice)
      .help("wait an hour, so that a restarted pod finds its node again")
      .fix(fmt::format("wait {}", kWait), Applicability::unsafe, lint::replace_value(wait.node, kWait));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/static-design-consolidates",
                                                .code = "KRP034",
                                                .severity = Severity::warning,
                                                .designs = Designs::static_only,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_static_design_consolidates
