// karpenter/budget-cron-invalid — schedules that Karpenter cannot read, or that never hit.
#include <algorithm>

#include "lint/rule.hpp"
#include "plan/cron.hpp"

namespace dek::rules::karpenter_budget_cron_invalid {
namespace {

constexpr std::string_view kDoc = R"md(
The `schedule` of a disruption budget is not a cron line that Karpenter can read, or one that never hits.

## Why
The CRD checks little more than that there are five words. A line that passes there and does not parse makes the
controller give up on all budgets of the pool: no node is disrupted any more, for no reason, not even an empty one, and
nothing but the controller's log says so. Times are UTC; time zones, seconds and `@every` are not known, Sunday is 0
and not 7. A date that does not exist (31 February) reads as active for ever, since Karpenter looks back from the next
hit and finds none.

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
      - {nodes: "0", schedule: "0 25 * * *", duration: 1h}
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
      - {nodes: "0", schedule: "0 1 * * *", duration: 1h}
~~~

## Sources
- kubernetes-sigs/karpenter: pkg/apis/v1/nodepool.go
- robfig/cron: parser.go
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md#schedule
)md";

constexpr std::size_t kFields = 5;
constexpr plan::Minute kAnyMinute = 28'401'120;  // 2024-01-01 00:00 UTC; a hit within the next five years is enough

// The CRD's pattern asks for a known @word in front, or for five words.
bool passes_crd(std::string_view text) {
  constexpr std::string_view kWords[] = {"@annually", "@yearly",   "@monthly", "@weekly",
                                         "@daily",    "@midnight", "@hourly"};
  if (std::ranges::any_of(kWords, [&](std::string_view word) { return text.starts_with(word); })) return true;
  const std::vector<std::string_view> words = base::split(text, ' ');
  return words.size() - static_cast<std::size_t>(std::ranges::count(words, "")) >= kFields;
}

void check_schedule(Node schedule, Reporter& out) {
  const auto text = schedule.text();
  if (!text || !schedule.is_scalar()) return;
  const auto read = plan::parse_cron(*text);
  if (const auto* problem = std::get_if<plan::CronProblem>(&read)) {
    auto finding = out.at(schedule, "Karpenter cannot read this schedule: {}", problem->message);
    finding.help("write five fields in UTC: minute, hour, day of month, month, weekday");
    if (passes_crd(*text))
      finding.note("the API server takes it; the controller then disrupts no node of this pool, whatever the reason");
    else
      finding.label("rejected by the API server");
    return;
  }
  if (std::get<plan::Cron>(read).next(kAnyMinute)) return;
  out.at(schedule, "this schedule never hits, so Karpenter takes the budget as active all the time")
      .help("name a date that exists, or drop `schedule` and `duration`");
}

void check(const manifest::NodePool& pool, Reporter& out) {
  for (const Node budget : pool.budgets().items()) check_schedule(budget["schedule"], out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/budget-cron-invalid",
                                                .code = "KRP016",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_budget_cron_invalid
