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
A NodePool ends the drain of a node before the grace period of its pods, or their job, is over.

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
A NodePool without `terminationGracePeriod` waits for its pods. DaemonSets, which are not drained, do not count. Only a
profile tells how long jobs take: `spark.longestJob` of a tenant counts for drivers and executors in its namespace that
carry `karpenter.sh/do-not-disrupt`, streams aside, which have no end.

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

struct Granted {
  Node node;
  std::optional<model::Duration> time;  // empty: the node waits for its pods, or nobody knows
};

Granted granted_by(const NodePool& pool) {
  const Node node = pool.node_spec["terminationGracePeriod"];
  const auto text = node.text();
  return {node, text ? model::parse_duration(*text) : std::nullopt};
}

void report_grace(const Granted& granted, const Grace& grace, Reporter& out) {
  out.at(granted.node, "nodes end after {}, but a pod that can land here asks for {}s", granted.time->text,
         grace.seconds)
      .label("it is deleted at the start of the drain")
      .related(grace.node, "the longest grace period")
      .help("grant more than the longest grace period and the time that jobs take");
}

/// A pod that must not be disrupted while its job runs.
struct ProtectedJob {
  model::Duration length;
  Node mark;

  void consider(const ProtectedJob& other) {
    if (other.length.seconds > length.seconds) *this = other;
  }
};

void report_job(const Granted& granted, const ProtectedJob& job, Reporter& out) {
  out.at(granted.node, "nodes end after {}, but a job that can run here takes up to {}", granted.time->text,
         job.length.text)
      .label("then protected pods end too")
      .related(job.mark, "asks not to be disrupted")
      .help("grant more than the longest grace period and the time that jobs take")
      .note("`longestJob` of the tenant in the profile");
}

/// The annotation that protects pods of that role; absent when there is none.
Node protection_of(const manifest::SparkApplication& app, manifest::PodRole role) {
  constexpr std::string_view kAnnotation = "karpenter.sh/do-not-disrupt";
  const std::string_view name = role == manifest::PodRole::driver ? "driver" : "executor";
  const auto* property = app.find(fmt::format("spark.kubernetes.{}.annotation.{}", name, kAnnotation));
  const Node mark = property != nullptr ? property->source : app.pod(role).metadata["annotations"][kAnnotation];
  return mark.is("true") ? mark : Node();
}

std::map<const NodePool*, ProtectedJob> longest_jobs(const Workspace& set) {
  std::map<const NodePool*, ProtectedJob> by_pool;
  for (const manifest::SparkApplication& app : set.spark_applications()) {
    const manifest::Tenant* tenant = set.context().tenant_of(app.resource->namespace_name);
    const auto length = tenant != nullptr ? model::parse_duration(tenant->longest_job) : std::nullopt;
    if (!length || app.streaming_app(set.context())) continue;
    for (const auto role : {manifest::PodRole::driver, manifest::PodRole::executor}) {
      const Node mark = protection_of(app, role);
      if (!mark) continue;
      const PoolChoice& choice = set.placement().choice(set.placement().demand(app.pod(role)));
      for (const manifest::PoolOffer* offer : choice.pools) by_pool[&offer->pool()].consider({*length, mark});
    }
  }
  return by_pool;
}

bool has_period(const Workspace& set) {
  for (const NodePool& pool : set.node_pools()) {
    if (pool.node_spec["terminationGracePeriod"].text()) return true;
  }
  return false;
}

std::map<const NodePool*, Grace> longest_graces(const Workspace& set) {
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
  return by_pool;
}

void check(const Workspace& set, Reporter& out) {
  if (!has_period(set)) return;
  const auto graces = longest_graces(set);
  const auto jobs = longest_jobs(set);
  for (const NodePool& pool : set.node_pools()) {
    const Granted granted = granted_by(pool);
    if (!granted.time) continue;
    const auto grace = graces.find(&pool);
    const auto job = jobs.find(&pool);
    if (grace != graces.end() && granted.time->seconds <= grace->second.seconds)
      report_grace(granted, grace->second, out);
    else if (job != jobs.end() && granted.time->seconds < job->second.length.seconds)
      report_job(granted, job->second, out);
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
