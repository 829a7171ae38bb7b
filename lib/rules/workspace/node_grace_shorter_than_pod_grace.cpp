// workspace/node-grace-shorter-than-pod-grace — nodes that end before their pods have had their time.
#include "lint/rule.hpp"

#include <map>

#include "model/units.hpp"

namespace dek::rules::workspace_node_grace_shorter_than_pod_grace {
namespace {

using manifest::NodePool;
using manifest::PodSpec;
using manifest::PoolChoice;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
A NodePool ends the drain of a node before the grace period of its pods is over.

## Why
`terminationGracePeriod` bounds the whole drain. Karpenter deletes a pod early enough that its own grace period still
fits; when the pod asks for more than the node grants, it is deleted at the very start of the drain and gets less, not
more. `karpenter.sh/do-not-disrupt` does not help either once the node's period has run out.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  template: {spec: {terminationGracePeriod: 60s}}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  executor: {terminationGracePeriodSeconds: 110}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  template: {spec: {terminationGracePeriod: 12h}}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  executor: {terminationGracePeriodSeconds: 110}
~~~

## Exceptions
A NodePool without `terminationGracePeriod` waits for its pods. DaemonSets, which are not drained, do not count.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md#terminationgraceperiod
)md";

struct Grace {
  std::int64_t seconds = 0;
  Node node;

  void consider(const Grace& other) {
    if (other.seconds > seconds) *this = other;
  }
};

Grace grace_of(const PodSpec& pod) {
  constexpr std::string_view kField = "terminationGracePeriodSeconds";
  const Node node = pod.typed[kField] ? pod.typed[kField] : pod.spec[kField];
  return {node.as_integer().value_or(0), node};
}

void check_pool(const NodePool& pool, const Grace& grace, Reporter& out) {
  const Node period = pool.node_spec["terminationGracePeriod"];
  const auto text = period.text();
  const auto granted = text ? model::parse_duration(*text) : std::nullopt;
  if (!granted || granted->seconds > grace.seconds) return;
  out.at(period, "nodes end after {}, but a pod that can land here asks for {}s", *text, grace.seconds)
      .label("it is deleted at the start of the drain")
      .related(grace.node, "the longest grace period")
      .help("grant more than the longest grace period and the time that jobs take");
}

bool has_period(const Workspace& set) {
  for (const NodePool& pool : set.node_pools()) {
    if (pool.node_spec["terminationGracePeriod"].text()) return true;
  }
  return false;
}

void check(const Workspace& set, Reporter& out) {
  if (!has_period(set)) return;
  std::map<const PoolChoice*, Grace> by_choice;
  std::vector<const PoolChoice*> order;
  for (const PodSpec& pod : set.pods()) {
    const Grace grace = grace_of(pod);
    if (pod.resource->kind == "DaemonSet" || grace.seconds == 0) continue;
    const PoolChoice& choice = set.placement().choice(set.placement().demand(pod));
    Grace& longest = by_choice[&choice];
    if (!longest.node) order.push_back(&choice);
    longest.consider(grace);
  }
  std::map<const NodePool*, Grace> by_pool;
  for (const PoolChoice* choice : order) {
    for (const manifest::PoolOffer* offer : choice->pools) by_pool[&offer->pool()].consider(by_choice[choice]);
  }
  for (const NodePool& pool : set.node_pools()) {
    const auto grace = by_pool.find(&pool);
    if (grace != by_pool.end()) check_pool(pool, grace->second, out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/node-grace-shorter-than-pod-grace",
                                                .code = "XRF016",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_node_grace_shorter_than_pod_grace
