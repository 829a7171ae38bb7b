// workspace/tainted-pool-unused — taints that nobody tolerates, and tolerations that do not bind.
#include "lint/rule.hpp"
#include "manifest/near.hpp"
#include "rules/counterpart.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace dek::rules::workspace_tainted_pool_unused {
namespace {

using manifest::NodeDemand;
using manifest::NodePool;
using manifest::PodSpec;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
No workload of the set tolerates a NodePool's taint, or one tolerates it and is not bound to the pool.

## Why
A pool whose taint nobody tolerates is dead, mostly because of a typo in a toleration. And a toleration only permits: a
tenant's pod that tolerates its pool's taint, but selects none of its labels, also runs on shared nodes, past the limits
and the isolation that the pool was made for.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  template:
    spec:
      taints: [{key: spark-executor, value: "true", effect: NoSchedule}]
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  executor:
    tolerations: [{key: spark-executors, operator: Exists}]
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  template:
    spec:
      taints: [{key: spark-executor, value: "true", effect: NoSchedule}]
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  executor:
    tolerations: [{key: spark-executor, operator: Exists}]
~~~

## Exceptions
Sets without workloads, and partial sets, unless a toleration is spelt almost like the taint: that is a warning.
DaemonSets do not count as workloads.

## Sources
- aws/aws-eks-best-practices: latest/bpg/security/multitenancy.adoc
)md";

/// What the workloads of the set tolerate.
struct Tolerated {
  std::map<std::string, const NodeDemand*> demands;  // one for each different list of tolerations and devices
  std::vector<Node> keys;                            // of tolerations, each text once
  std::map<std::string_view, Node> near;             // what taints were probably meant by, once somebody asked

  explicit Tolerated(const Workspace& set) {
    std::set<std::string_view> seen;
    for (const auto [pod, demand] : set.workloads()) {
      for (const Node toleration : demand->tolerations) {
        const auto key = toleration["key"].text();
        if (key && seen.insert(*key).second) keys.push_back(toleration["key"]);
      }
      std::string all;
      for (const Node toleration : demand->tolerations) {
        for (const std::string_view field : {"key", "operator", "value", "effect"})
          all.append(toleration[field].raw()).push_back('\n');
      }
      for (const std::string_view device : demand->devices) all.append(device).push_back('\n');
      all.push_back(demand->may_tolerate_more ? '1' : '0');
      demands.emplace(std::move(all), demand);
    }
  }
};

bool tolerates_all(const NodeDemand& demand, const NodePool& pool) {
  return demand.may_tolerate_more || std::ranges::all_of(pool.taints().items(), [&](Node taint) {
           const auto key = taint["key"].text();
           return !manifest::repels(taint) ||
                  std::ranges::any_of(demand.tolerations, [&](Node t) { return manifest::tolerates(t, taint); }) ||
                  (key && std::ranges::find(demand.devices, *key) != demand.devices.end());
         });
}

Node first_taint(const NodePool& pool) {
  for (const Node taint : pool.taints().items()) {
    if (taint.is_unknown()) return {};
    if (taint["key"].text() && taint["effect"].text() && manifest::repels(taint)) return taint;
  }
  return {};
}

/// The key of a toleration that was probably meant for the taint.
Node near_key(const std::vector<Node>& keys, std::string_view taint) {
  for (const Node key : keys) {
    const std::string_view text = *key.text();
    const bool is_near = text != taint && base::edit_distance(text, taint, 2) <= 2 && text.size() > 4;
    if (is_near && !are_siblings(text, taint)) return key;
  }
  return {};
}

void check_pool(const NodePool& pool, Tolerated& tolerated, Reporter& out) {
  const Node taint = first_taint(pool);
  if (!taint || pool.taints().is_unknown()) return;
  for (const auto& [all, demand] : tolerated.demands) {
    if (tolerates_all(*demand, pool)) return;
  }
  const std::string_view key = *taint["key"].text();
  const auto known = tolerated.near.find(key);
  const Node near = known != tolerated.near.end() ? known->second : near_key(tolerated.keys, key);
  tolerated.near.emplace(key, near);
  if (!near && (!out.workspace().is_whole() || out.workspace().elsewhere().mentions(key, *pool.resource))) return;
  auto finding = out.at(taint["key"], "no workload of the set tolerates `{}`", key);
  finding.severity(near ? Severity::warning : Severity::advice)
      .label("nothing runs on this NodePool")
      .help("correct the key, or give the workload that belongs here a toleration and a selector");
  if (near) finding.related(near, fmt::format("a toleration of `{}`", *near.text()));
}

/// A toleration of the pool's taint by its key; a blanket one binds nobody to a tenant's pool.
Node own_toleration(const NodeDemand& demand, const NodePool& pool) {
  for (const Node taint : pool.taints().items()) {
    for (const Node toleration : demand.tolerations) {
      const bool is_of_taint = !manifest::is_blanket(toleration) && manifest::repels(taint);
      if (is_of_taint && toleration["key"].text() && manifest::tolerates(toleration, taint)) return toleration;
    }
  }
  return {};
}

bool has_preference(const PodSpec& pod) {
  return !pod.preferred_expressions().empty();
}

void check_binding(const PodSpec& pod, const NodeDemand& demand, Reporter& out) {
  if (demand.asks_for_nodes() || demand.may_require_more || !demand.devices.empty() || has_preference(pod)) return;
  const manifest::PoolChoice& choice = out.workspace().placement().choice(demand);
  const manifest::PoolOffer* shared = nullptr;
  Node own;
  for (const manifest::PoolOffer* offer : choice.pools) {
    if (const Node toleration = own_toleration(demand, offer->pool())) own = toleration;
    if (offer->pool().taints().size() == 0 && !offer->pool().taints().is_unknown()) shared = offer;
  }
  if (!own || shared == nullptr) return;
  out.at(own["key"], "the {} tolerates `{}`, but selects no label of its NodePool",
         pod.role == manifest::PodRole::plain ? "pod" : pod.place, *own["key"].text())
      .severity(Severity::advice)
      .note("it may run on NodePool `{}` as well", shared->pool().name())
      .help("add a `nodeSelector` on a label of the pool beside the toleration");
}

void check(const Workspace& set, Reporter& out) {
  if (set.node_pools().empty() || set.workloads().empty()) return;
  Tolerated tolerated(set);
  manifest::for_each_near(set.node_pools(), [&](const NodePool& pool) { check_pool(pool, tolerated, out); });
  for (const auto [pod, demand] : set.workloads()) check_binding(*pod, *demand, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/tainted-pool-unused",
                                                .code = "XRF003",
                                                .severity = Severity::advice,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_tainted_pool_unused
