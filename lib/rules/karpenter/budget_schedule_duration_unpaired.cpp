// karpenter/budget-schedule-duration-unpaired — half a window.
#include "lint/rule.hpp"

namespace dek::rules::karpenter_budget_schedule_duration_unpaired {
namespace {

constexpr std::string_view kDoc = R"md(
A disruption budget has a `schedule` without `duration`, or the reverse.

## Why
A window needs its begin and its length. A validation rule of the CRD demands both or neither, and the API server
rejects the whole NodePool.

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
      - {nodes: "0", schedule: "0 8 * * mon-fri"}
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
      - {nodes: "0", schedule: "0 8 * * mon-fri", duration: 10h}
~~~

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.sh_nodepools.yaml
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md#schedule
)md";

void check(const manifest::NodePool& pool, Reporter& out) {
  const auto is_given = [](Node field) { return field && !field.is_null(); };
  for (const Node budget : pool.budgets().items()) {
    const Node schedule = budget["schedule"];
    const Node duration = budget["duration"];
    const bool is_unknown = schedule.is_unknown() || duration.is_unknown();
    if (is_unknown || is_given(schedule) == is_given(duration)) continue;
    if (is_given(schedule)) {
      out.at(schedule.key(), "budget has a `schedule`, but no `duration`")
          .label("rejected by the API server")
          .help("add `duration`, or drop `schedule` for a budget that always holds");
    } else {
      out.at(duration.key(), "budget has a `duration`, but no `schedule`")
          .label("rejected by the API server")
          .help("add `schedule`, five cron fields in UTC, or drop `duration` for a budget that always holds");
    }
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/budget-schedule-duration-unpaired",
                                                .code = "KRP014",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_budget_schedule_duration_unpaired
