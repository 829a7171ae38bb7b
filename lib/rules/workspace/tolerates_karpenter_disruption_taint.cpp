// workspace/tolerates-karpenter-disruption-taint — pods that stay on, and move to, nodes that are being removed.
#include "lint/rule.hpp"

namespace dek::rules::workspace_tolerates_karpenter_disruption_taint {
namespace {

using manifest::PodSpec;

constexpr std::string_view kDoc = R"md(
A pod tolerates the taint by which Karpenter marks nodes that it removes.

## Why
Karpenter taints a node with `karpenter.sh/disrupted` before it drains it. Pods that tolerate the taint are not evicted,
and new ones still land there; all of them die with the node, without the handover that a drain gives. The toleration
without key, which tolerates everything, does the same, and also lets the pod onto nodes of GPUs and of other tenants.

## Bad
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  executor:
    tolerations: [{operator: Exists}]
~~~

## Good
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  executor:
    tolerations: [{key: spark, operator: Exists, effect: NoSchedule}]
~~~

## Exceptions
DaemonSets, which belong on every node to its end. A toleration of everything is a warning on Spark pods, advice on
others, and nothing on a pod with `karpenter.sh/do-not-disrupt`. `karpenter.sh/disruption` is the taint's name before
v1 and has no effect any more.

## Sources
- aws/karpenter-provider-aws: website/content/en/v1.0/upgrading/v1-migration.md
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md#termination-controller
)md";

constexpr std::string_view kTaint = "karpenter.sh/disrupted";
constexpr std::string_view kOldTaint = "karpenter.sh/disruption";

/// The taint has effect NoSchedule; a toleration of another effect does not match it.
bool matches_effect(Node toleration) {
  const Node effect = toleration["effect"];
  return !effect || effect.is_null() || effect.is("") || effect.is("NoSchedule");
}

bool refuses_disruption(const PodSpec& pod) {
  for (const Node annotations : {pod.metadata["annotations"], pod.typed["annotations"]}) {
    const Node mark = annotations["karpenter.sh/do-not-disrupt"];
    if (mark.is_unknown() || mark.is("true")) return true;
  }
  return false;
}

void check_blanket(const PodSpec& pod, Node toleration, Reporter& out) {
  if (refuses_disruption(pod)) return;
  const bool is_spark = pod.role != manifest::PodRole::plain;
  const auto effect = toleration["effect"].text();
  const std::string taints = effect && !effect->empty() ? fmt::format("`{}` taint", *effect) : "taint";
  out.at(toleration["operator"], "this toleration matches every {}, `{}` too", taints, kTaint)
      .severity(is_spark ? Severity::warning : Severity::advice)
      .label("the {} is not evicted from nodes that go away", is_spark ? pod.place : "pod")
      .help("tolerate only the keys that it needs");
}

void check(const PodSpec& pod, Reporter& out) {
  if (pod.resource->kind == "DaemonSet") return;
  for (const Node toleration : pod.tolerations()) {
    if (!matches_effect(toleration)) continue;
    if (manifest::is_blanket(toleration)) {
      check_blanket(pod, toleration, out);
    } else if (const Node key = toleration["key"]; key.is(kTaint)) {
      out.at(key, "this toleration keeps the pod on nodes that Karpenter removes").help("remove the toleration");
    } else if (key.is(kOldTaint)) {
      out.at(key, "`{}` is the taint of Karpenter before v1 and matches nothing now", kOldTaint)
          .help("remove the toleration");
    }
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/tolerates-karpenter-disruption-taint",
                                                .code = "XRF026",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_pod_spec(check)};

}  // namespace dek::rules::workspace_tolerates_karpenter_disruption_taint
