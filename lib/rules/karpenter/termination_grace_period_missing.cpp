// karpenter/termination-grace-period-missing — drains that a single pod can hold up for ever.
#include <algorithm>
#include <map>

#include "lint/rule.hpp"
#include "rules/disruption.hpp"

namespace dek::rules::karpenter_termination_grace_period_missing {
namespace {

constexpr std::string_view kDoc = R"md(
Nodes of a pool expire, a pod of the set blocks their drain, and no `terminationGracePeriod` bounds it.

## Why
An expired node is tainted and then waits for its pods. With a pod that carries `karpenter.sh/do-not-disrupt` or whose
PodDisruptionBudget allows nothing, it waits for ever: it takes no new work, is still paid for, and counts against every
budget of the pool. The bound has a price: when it runs out, protected pods are ended too, and drift may then disrupt
their nodes, so it must exceed what a pod needs to finish its work. In a static design its absence alone is advice.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: services
spec:
  template:
    spec:
      expireAfter: 168h
---
apiVersion: v1
kind: Pod
metadata:
  name: notebook
  annotations:
    karpenter.sh/do-not-disrupt: "true"
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: services
spec:
  template:
    spec:
      expireAfter: 168h
      terminationGracePeriod: 24h
---
apiVersion: v1
kind: Pod
metadata:
  name: notebook
  annotations:
    karpenter.sh/do-not-disrupt: "true"
~~~

## Exceptions
Pods that end by themselves, such as those of Jobs and of Spark applications that are no streams: their node waits for
the end of the job only. `expireAfter: Never`, pods of DaemonSets, pods that are not known to land on the pool, and pods
that ask for no particular nodes where several pools take them. Pools of EKS Auto Mode, whose nodes end after 21 days in
any case.

## Sources
- awsdocs/amazon-eks-user-guide: latest/ug/automode/automode.adoc
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md#terminationgraceperiod
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md#spectemplatespecterminationgraceperiod
)md";

constexpr std::string_view kAnnotation = "karpenter.sh/do-not-disrupt";

struct Blocker {
  Node place;
  const manifest::Resource* workload = nullptr;
};
using Blockers = std::map<const manifest::Resource*, Blocker>;  // by pool

bool is_open_ended(const manifest::NodePool& pool) {
  const PoolDuration expiry = expire_after(pool);
  const PoolDuration grace = termination_grace_period(pool);
  const bool is_bounded = grace.node || !grace.is_known || pool.is_auto_mode();
  return pool.is_v1() && pool.node_spec.is_map() && !is_bounded && expiry.is_known && !expiry.is_never;
}

// A pod that asks for no particular nodes counts only where a single pool takes it: with several, and beside node
// groups, it lands anywhere.
void add(Blockers& blockers, const manifest::PodSpec& pod, Node place, const manifest::Workspace& workspace) {
  const manifest::NodeDemand& demand = workspace.placement().demand(pod);
  const manifest::PoolChoice& choice = workspace.placement().choice(demand);
  if (!demand.asks_for_nodes() && choice.pools.size() != 1) return;
  for (const manifest::PoolOffer* offer : choice.pools) {
    blockers.try_emplace(offer->pool().resource, Blocker{.place = place, .workload = pod.resource});
  }
}

bool is_zero(Node value) {
  return value.is("0") || value.is("0%");
}

// A budget that lets none of the workload's pods go.
bool allows_none(Node budget, const manifest::Resource& workload) {
  if (is_zero(budget["maxUnavailable"]) || budget["minAvailable"].is("100%")) return true;
  const auto least = budget["minAvailable"].as_integer();
  const Node replicas = workload.spec()["replicas"];
  const auto count = replicas ? replicas.as_integer() : std::optional<std::int64_t>(1);
  return least && count && *least >= *count;
}

bool selects(Node selector, Node labels) {
  if (!selector.is_map() || selector["matchExpressions"] || selector["matchLabels"].size() == 0) return false;
  return std::ranges::all_of(selector["matchLabels"].entries(), [&](const tree::Entry& entry) {
    const auto wanted = entry.value.text();
    return wanted && labels[entry.key.raw()].is(*wanted);
  });
}

Node blocking_budget(const manifest::PodSpec& pod, const manifest::Workspace& workspace) {
  for (const manifest::Resource* budget : workspace.of_kind("policy", "PodDisruptionBudget")) {
    const bool is_near = budget->namespace_name == pod.resource->namespace_name;
    if (is_near && selects(budget->spec()["selector"], pod.metadata["labels"]) &&
        allows_none(budget->spec(), *pod.resource)) {
      return budget->anchor();
    }
  }
  return {};
}

// Its pods go when their work is done, and those of a DaemonSet do not hold up a drain.
bool lets_go(const manifest::Resource& resource) {
  if (resource.is("", "Pod")) {
    const Node policy = resource.spec()["restartPolicy"];
    return policy && !policy.is("Always");
  }
  return resource.is("apps", "DaemonSet") || resource.group == "batch" || resource.is("ray.io", "RayJob");
}

void add_pods(Blockers& blockers, const manifest::Workspace& workspace) {
  for (const manifest::PodSpec& pod : workspace.pods()) {
    if (pod.role != manifest::PodRole::plain || lets_go(*pod.resource)) continue;
    const Node value = pod.metadata["annotations"][kAnnotation];
    if (value.is("true")) add(blockers, pod, value, workspace);
    if (const Node budget = blocking_budget(pod, workspace)) add(blockers, pod, budget, workspace);
  }
}

void add_streams(Blockers& blockers, const manifest::Workspace& workspace) {
  for (const manifest::SparkApplication& app : workspace.spark_applications()) {
    if (app.is_scheduled || !app.streaming_app(workspace.context())) continue;
    for (const auto role : {manifest::PodRole::driver, manifest::PodRole::executor}) {
      const manifest::PodSpec& pod = app.pod(role);
      const std::string_view name = role == manifest::PodRole::driver ? "driver" : "executor";
      const Node property = app.spark_conf()[fmt::format("spark.kubernetes.{}.annotation.{}", name, kAnnotation)];
      for (const Node holder : {pod.metadata, pod.typed}) {
        const Node value = holder["annotations"][kAnnotation];
        if (value.is("true")) add(blockers, pod, value, workspace);
      }
      if (property.is("true")) add(blockers, pod, property, workspace);
    }
  }
}

void report(const manifest::NodePool& pool, const Blocker* blocker, Reporter& out) {
  const auto design = out.workspace().design_of(*pool.resource);
  const std::string_view bound = design == manifest::Design::static_design ? "48h" : "24h";
  auto finding =
      out.at(pool.node_spec.key(), "nothing bounds the drain of an expired node: no `terminationGracePeriod`");
  if (blocker == nullptr)
    finding.severity(Severity::advice);
  else
    finding.related(blocker->place, fmt::format("{} can hold it up for ever", blocker->workload->label));
  finding
      .help("set it above what a pod needs to finish, `{}` for example; when it runs out, protected pods end too",
            bound)
      .fix("bound the drain", Applicability::unsafe,
           lint::add_entry(pool.node_spec, fmt::format("terminationGracePeriod: {}", bound)));
}

void check(const manifest::Workspace& workspace, Reporter& out) {
  if (workspace.node_pools().empty()) return;
  Blockers blockers;
  add_pods(blockers, workspace);
  add_streams(blockers, workspace);
  for (const manifest::NodePool& pool : workspace.node_pools()) {
    const auto found = blockers.find(pool.resource);
    const bool is_held = found != blockers.end();
    const bool is_static = workspace.design_of(*pool.resource) == manifest::Design::static_design;
    if ((is_held || is_static) && is_open_ended(pool)) report(pool, is_held ? &found->second : nullptr, out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/termination-grace-period-missing",
                                                .code = "KRP036",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::karpenter_termination_grace_period_missing
