// karpenter/startup-taint-duplicate — taints listed twice, and startup taints that nobody takes away.
#include <algorithm>

#include "lint/rule.hpp"
#include "manifest/node_demand.hpp"

namespace dek::rules::karpenter_startup_taint_duplicate {
namespace {

constexpr std::string_view kDoc = R"md(
The same taint stands twice in a NodePool, or a startup taint has nobody who removes it.

## Why
`taints` and `startupTaints` together may hold a key and effect once; a second one makes the NodePool invalid, and
Karpenter launches nothing from it. A startup taint is a promise that an agent takes it away within moments. If none
does, the node stays uninitialised: Karpenter goes on launching nodes for the same pods and consolidates none of them.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      taints:
        - {key: spark, effect: NoSchedule}
      startupTaints:
        - {key: spark, effect: NoSchedule}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      taints:
        - {key: spark, effect: NoSchedule}
      startupTaints:
        - {key: ebs.csi.aws.com/agent-not-ready, effect: NoExecute}
~~~

## Exceptions
That nobody removes a startup taint is said only when the set is whole and has DaemonSets, none of which tolerates it.
Keys that end in `not-ready`, as those of Cilium and the CSI drivers do, belong to agents and are never reported.

## Sources
- kubernetes-sigs/karpenter: pkg/apis/v1/nodeclaim_validation.go
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md#spectemplatespecstartuptaints
)md";

bool is_same(Node a, Node b) {
  const auto key = a["key"].text();
  const auto effect = a["effect"].text();
  return key && effect && b["key"].is(*key) && b["effect"].is(*effect);
}

void check_duplicates(const manifest::NodePool& pool, Reporter& out) {
  std::vector<Node> seen;
  for (const Node list : {pool.taints(), pool.startup_taints()}) {
    for (const Node taint : list.items()) {
      const auto first = std::ranges::find_if(seen, [&](Node other) { return is_same(taint, other); });
      if (first == seen.end()) {
        seen.push_back(taint);
        continue;
      }
      out.at(taint, "taint `{}:{}` is listed twice", *taint["key"].text(), *taint["effect"].text())
          .label("makes the NodePool invalid")
          .related(*first, "first here")
          .help("keep what stays in `taints`, and what an agent removes in `startupTaints`");
    }
  }
}

bool belongs_to_an_agent(std::string_view key) {
  return key.ends_with("not-ready") || key == "node.kubernetes.io/network-unavailable";
}

bool is_tolerated(Node taint, const manifest::Workspace& workspace) {
  for (const manifest::Resource* resource : workspace.of_kind("apps", "DaemonSet")) {
    for (const manifest::PodSpec& pod : manifest::pod_specs(*resource)) {
      if (pod.spec["tolerations"].is_unknown()) return true;
      for (const Node toleration : pod.tolerations()) {
        if (manifest::tolerates(toleration, taint)) return true;
      }
    }
  }
  return false;
}

void check_agents(const manifest::NodePool& pool, Reporter& out) {
  const manifest::Workspace& workspace = out.workspace();
  if (!workspace.is_whole() || workspace.of_kind("apps", "DaemonSet").empty()) return;
  for (const Node taint : pool.startup_taints().items()) {
    const auto key = taint["key"].text();
    if (!key || belongs_to_an_agent(*key) || is_tolerated(taint, workspace)) continue;
    out.at(taint, "no DaemonSet of the set can remove the startup taint `{}`", *key)
        .severity(Severity::warning)
        .help("run the agent that removes it, with a toleration for it, or make it a plain taint");
  }
}

void check(const manifest::NodePool& pool, Reporter& out) {
  check_duplicates(pool, out);
  check_agents(pool, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/startup-taint-duplicate",
                                                .code = "KRP039",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_startup_taint_duplicate
