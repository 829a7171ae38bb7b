// workspace/workload-fits-no-node-pool — pods that no NodePool of the set can take.
#include "lint/rule.hpp"

#include <algorithm>

#include "base/strings.hpp"

namespace dek::rules::workspace_workload_fits_no_node_pool {
namespace {

using manifest::Landing;
using manifest::Mismatch;
using manifest::NodeDemand;
using manifest::Placement;
using manifest::PodSpec;

constexpr std::string_view kDoc = R"md(
A pod selects nodes that no NodePool of the set can provide.

## Why
This is the most frequent reason for executors that stay pending. The driver waits for them without failing, so the job
looks slow, not broken. Karpenter makes a node for a pod only when some NodePool passes every test: each of its taints
is tolerated, each label that the pod asks for is one of the pool's, and a type is left that has all of it. A label that
no pool defines is never met.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: team-a}
spec:
  template:
    metadata: {labels: {tenant: team-a}}
    spec:
      taints: [{key: tenant, value: team-a, effect: NoSchedule}]
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  executor:
    nodeSelector: {tenant: team-a}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: team-a}
spec:
  template:
    metadata: {labels: {tenant: team-a}}
    spec:
      taints: [{key: tenant, value: team-a, effect: NoSchedule}]
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  executor:
    nodeSelector: {tenant: team-a}
    tolerations: [{key: tenant, value: team-a, effect: NoSchedule}]
~~~

## Exceptions
Pods that select no nodes: every cluster has nodes that Karpenter itself runs on. Where the set makes node groups
(eksctl, Terraform, CloudFormation, Provisioners), only pods that ask for labels of Karpenter are judged. A selector
whose value stands in Terraform code or chart values of the set may be met by nodes that are made there. DaemonSets are
not judged. In a partial set it is a warning.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/scheduling.md#selecting-nodes
- aws/karpenter-provider-aws: website/content/en/docs/concepts/scheduling.md#exists-operator
)md";

bool is_defined_by_a_pool(const Placement& placement, std::string_view key) {
  return std::ranges::any_of(placement.offers(), [&](const auto& offer) { return offer.defines(key); });
}

/// Each way to place the pod asks for a label that some NodePool of the set gives.
bool speaks_of_pools(const NodeDemand& demand, const Placement& placement) {
  return std::ranges::all_of(demand.alternatives, [&](const auto& all) {
    return std::ranges::any_of(all, [&](const manifest::NodeRequirement& one) {
      return is_defined_by_a_pool(placement, one.plain.key) && !one.plain.key.starts_with("kubernetes.io/");
    });
  });
}

/// Nodes that the set makes elsewhere may carry what is asked for.
bool may_be_met_elsewhere(const NodeDemand& demand, const PodSpec& pod, const manifest::Workspace& set) {
  for (const auto& all : demand.alternatives) {
    for (const manifest::NodeRequirement& one : all) {
      for (const std::string_view value : one.plain.values) {
        if (set.elsewhere().mentions(value, *pod.resource)) return true;
      }
    }
  }
  return false;
}

void note_what_is_missing(const Mismatch& mismatch, std::string_view pool, lint::Finding& finding) {
  const bool is_taint = mismatch.kind == Mismatch::Kind::taint;
  const bool is_absent = mismatch.kind == Mismatch::Kind::label_absent;
  const std::string_view verb = is_absent ? "define" : "allow";
  const auto text = mismatch.asked.text();
  if (is_taint) {
    finding.note("NodePool `{}` comes nearest, but its taint `{}` is not tolerated", pool,
                 mismatch.taint["key"].text().value_or("?"));
  } else if (!is_absent && mismatch.kind != Mismatch::Kind::label_other) {
    finding.note("NodePool `{}` comes nearest, but no type of it has all that is asked", pool);
  } else if (text) {
    finding.note("NodePool `{}` comes nearest, but does not {} `{}: {}`", pool, verb, mismatch.key, *text);
  } else {
    finding.note("NodePool `{}` comes nearest, but does not {} `{}`", pool, verb, mismatch.key);
  }
}

/// Where the pod asks for nodes: what the nearest pool does not meet, else its first selector.
Node place_of(const NodeDemand& demand, const Mismatch& mismatch) {
  if (mismatch.asked) return mismatch.asked;
  for (const auto& all : demand.alternatives) {
    if (!all.empty()) return all.front().node;
  }
  return {};
}

/// The toleration that the pod lacks, among its others or as the first.
lint::Edits added_toleration(const PodSpec& pod, Node taint) {
  const auto key = taint["key"].text();
  const auto effect = taint["effect"].text();
  if (!key || !effect || taint["value"].is_unknown()) return {};
  const auto value = taint["value"].text();
  const std::string match = value ? fmt::format("value: \"{}\"", *value) : std::string("operator: Exists");
  const std::string toleration = fmt::format("{{key: {}, {}, effect: {}}}", *key, match, *effect);
  const Node holder = pod.typed ? pod.typed : pod.spec;
  const Node list = holder["tolerations"];
  if (list.size() > 0) return lint::add_item(list, toleration);
  return list ? lint::Edits{} : lint::add_entry(holder, fmt::format("tolerations: [{}]", toleration));
}

void check(const PodSpec& pod, Reporter& out) {
  const manifest::Workspace& set = out.workspace();
  if (set.node_pools().empty() || pod.resource->kind == "DaemonSet") return;
  const NodeDemand& demand = set.placement().demand(pod);
  if (!demand.asks_for_nodes() || demand.may_require_more) return;
  const manifest::PoolChoice& choice = set.placement().choice(demand);
  if (!choice.pools.empty() || !choice.perhaps.empty() || choice.nearest == nullptr) return;
  const bool on_karpenter = demand.needs_karpenter();
  if (!on_karpenter && (set.elsewhere().has_node_groups() || !speaks_of_pools(demand, set.placement()))) return;
  if (may_be_met_elsewhere(demand, pod, set)) return;
  const Landing landing = choice.nearest->landing(demand);
  const Node place = place_of(demand, landing.mismatch);
  if (!place) return;
  auto finding = out.at(place, "no NodePool can take the {}", pod.role == manifest::PodRole::plain ? "pod" : pod.place);
  note_what_is_missing(landing.mismatch, choice.nearest->pool().name(), finding);
  finding.severity(set.is_whole() ? Severity::error : Severity::warning)
      .help("{}", landing.mismatch.kind == Mismatch::Kind::taint ? "tolerate the taint"
                                                                 : "align the selector with the labels of a NodePool")
      .related(landing.mismatch.taint, "this taint keeps it off")
      .fix("tolerate the taint", Applicability::unsafe, added_toleration(pod, landing.mismatch.taint));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/workload-fits-no-node-pool",
                                                .code = "XRF002",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_pod_spec(check)};

}  // namespace dek::rules::workspace_workload_fits_no_node_pool
