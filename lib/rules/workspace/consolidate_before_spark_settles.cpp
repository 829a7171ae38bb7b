// workspace/consolidate-before-spark-settles — Karpenter's clock against Spark's idle timeout.
#include "lint/rule.hpp"

#include <algorithm>
#include <map>

#include "model/units.hpp"

namespace dek::rules::workspace_consolidate_before_spark_settles {
namespace {

using manifest::NodePool;
using manifest::PoolChoice;
using manifest::SparkApplication;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
A NodePool consolidates nodes before Spark gives idle executors back.

## Why
Both scale in, each by its own clock. Spark returns an executor that was idle for 60 seconds; Karpenter removes a node
that is underused for `consolidateAfter`. If Karpenter comes first, it evicts the busy executors of a node that Spark
was about to empty, and their shuffle data goes with them: work is moved twice and computed again.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  disruption: {consolidationPolicy: WhenEmptyOrUnderutilized, consolidateAfter: 30s}
  template: {spec: {expireAfter: 720h}}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  dynamicAllocation: {enabled: true, maxExecutors: 20}
  executor: {cores: 4}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  disruption: {consolidationPolicy: WhenEmptyOrUnderutilized, consolidateAfter: 3m}
  template: {spec: {expireAfter: 720h}}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  dynamicAllocation: {enabled: true, maxExecutors: 20}
  executor: {cores: 4}
~~~

## Exceptions
`WhenEmpty` waits for the last executor anyway. `Never` counts as endless. A `consolidateAfter` that is not written is
left to `karpenter/consolidate-after-zero`.

## Sources
- awslabs/data-on-eks: website/docs/bestpractices/analytics/spark-best-practices.md
- apache/spark: docs/configuration.md#dynamic-allocation
)md";

constexpr std::int64_t kDefaultIdleSeconds = 60;  // spark.dynamicAllocation.executorIdleTimeout
constexpr std::int64_t kMarginSeconds = 60;       // from the catalogue
constexpr std::string_view kTimeout = "spark.dynamicAllocation.executorIdleTimeout";

struct Idle {
  std::int64_t seconds = 0;
  const SparkApplication* app = nullptr;

  void consider(const Idle& other) {
    if (other.seconds > seconds) *this = other;
  }
};

std::optional<std::int64_t> idle_seconds(const SparkApplication& app) {
  if (!app.dynamic_allocation().value_or(false)) return std::nullopt;
  if (app.find(kTimeout) == nullptr) return kDefaultIdleSeconds;
  const auto text = app.conf(kTimeout);
  return text ? model::parse_spark_seconds(*text) : std::nullopt;
}

bool waits_for_empty(const NodePool& pool) {
  const Node policy = pool.disruption()["consolidationPolicy"];
  return policy.is_unknown() || policy.is("WhenEmpty");
}

/// In the unit that reads best.
std::string duration_text(std::int64_t seconds) {
  return seconds % 60 == 0 ? fmt::format("{}m", seconds / 60) : fmt::format("{}s", seconds);
}

void check_pool(const NodePool& pool, const Idle& idle, Reporter& out) {
  const Node after = pool.disruption()["consolidateAfter"];
  const auto text = after.text();
  const auto wait = text ? model::parse_duration(*text) : std::nullopt;
  if (!pool.is_v1() || !wait || wait->seconds > idle.seconds || waits_for_empty(pool)) return;
  const std::string enough = duration_text(idle.seconds + kMarginSeconds);
  const manifest::EffectiveProperty* timeout = idle.app->find(kTimeout);
  out.at(after, "nodes are consolidated after {}, but `{}` keeps idle executors for {}s", *text, idle.app->name(),
         idle.seconds)
      .label("Karpenter acts before Spark has settled")
      .related(timeout == nullptr ? idle.app->resource->anchor() : timeout->source, "an application that can land here")
      .help("wait longer than Spark: `consolidateAfter: {}` or more", enough)
      .fix(fmt::format("wait {}", enough), Applicability::unsafe, lint::replace_value(after, enough));
}

void check(const Workspace& set, Reporter& out) {
  if (set.node_pools().empty()) return;
  std::map<const PoolChoice*, Idle> by_choice;
  std::vector<const PoolChoice*> order;
  for (const SparkApplication& app : set.spark_applications()) {
    const auto seconds = idle_seconds(app);
    if (!seconds) continue;
    const PoolChoice& choice = set.placement().choice(set.placement().demand(app.executor_pod));
    Idle& longest = by_choice[&choice];
    if (longest.app == nullptr) order.push_back(&choice);
    longest.consider({*seconds, &app});
  }
  std::map<const NodePool*, Idle> by_pool;
  for (const PoolChoice* choice : order) {
    for (const manifest::PoolOffer* offer : choice->pools) by_pool[&offer->pool()].consider(by_choice[choice]);
  }
  for (const NodePool& pool : set.node_pools()) {
    const auto idle = by_pool.find(&pool);
    if (idle != by_pool.end()) check_pool(pool, idle->second, out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/consolidate-before-spark-settles",
                                                .code = "XRF013",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_consolidate_before_spark_settles
