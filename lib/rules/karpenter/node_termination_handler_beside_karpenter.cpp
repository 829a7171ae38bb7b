// karpenter/node-termination-handler-beside-karpenter — two programs that answer the same notice.
#include "lint/rule.hpp"
#include "manifest/karpenter_values.hpp"

#include <algorithm>

namespace dek::rules::karpenter_node_termination_handler_beside_karpenter {
namespace {

constexpr std::string_view kDoc = R"md(
AWS Node Termination Handler runs on the nodes of a Karpenter that listens to interruptions itself.

## Why
Both read the same events. The handler cordons and drains at once without ordering a replacement, while Karpenter first
launches one; and the handler drains healthy nodes on rebalance recommendations, which Karpenter ignores on purpose, so
executors die for nothing. Karpenter's authors advise against running both.

## Bad
~~~yaml
settings:
  clusterName: data
  interruptionQueue: data-karpenter
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: aws-node-termination-handler, namespace: kube-system}
spec:
  template:
    spec:
      containers:
        - {name: handler, image: "public.ecr.aws/aws-ec2/aws-node-termination-handler:v1.25.0"}
~~~

## Good
~~~yaml
settings:
  clusterName: data
  interruptionQueue: data-karpenter
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: aws-node-termination-handler, namespace: kube-system}
spec:
  template:
    spec:
      nodeSelector: {eks.amazonaws.com/nodegroup: legacy}
      containers:
        - {name: handler, image: "public.ecr.aws/aws-ec2/aws-node-termination-handler:v1.25.0"}
~~~

## Exceptions
A handler with a node selector or an affinity of its own, beyond the operating system and architecture: it is kept to
other nodes.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/faq.md
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md
)md";

constexpr std::string_view kHandler = "aws-node-termination-handler";

/// True when the pod may go to any node: no affinity, and at most the platform is selected.
bool goes_anywhere(Node placement) {
  const Node selector = placement["nodeSelector"];
  if (placement.is_open() || placement["affinity"] || selector.is_unknown() || selector.is_open()) return false;
  return std::ranges::all_of(selector.entries(), [](const tree::Entry& entry) {
    return entry.key.raw() == "kubernetes.io/os" || entry.key.raw() == "kubernetes.io/arch";
  });
}

/// The queue that a Karpenter of the set listens to; absent when none does.
Node queue_of(const manifest::Workspace& workspace) {
  for (const manifest::Resource* resource : workspace.resources()) {
    if (!manifest::is_karpenter_values(*resource)) continue;
    const Node queue = manifest::KarpenterValues(*resource).queue();
    if (queue && queue.is_written() && !queue.is("") && !queue.is_null()) return queue;
  }
  return {};
}

/// Where the set runs a handler on any node; absent for resources that do not.
Node handler_in(const manifest::Resource& resource) {
  if (resource.artifact == manifest::Artifact::helm_values &&
      resource.chart == manifest::Chart::node_termination_handler && goes_anywhere(resource.root)) {
    const bool is_named = resource.release != nullptr && resource.release->chart_name;
    return is_named ? resource.release->chart_name : resource.anchor();
  }
  if (!resource.is("apps", "DaemonSet") && !resource.is("apps", "Deployment")) return {};
  const Node pod = resource.root.at("spec.template.spec");
  if (!goes_anywhere(pod)) return {};
  for (const Node container : pod["containers"].items()) {
    if (container["image"].raw().find(kHandler) != std::string_view::npos) return container["image"];
  }
  return {};
}

/// Releases without values have no resource of their own.
std::vector<Node> bare_releases(const manifest::Workspace& workspace) {
  std::vector<Node> places;
  for (const auto& file : workspace.files()) {
    for (const manifest::Release& release : file->releases) {
      if (release.chart != manifest::Chart::node_termination_handler || !release.chart_name) continue;
      const bool has_values = std::ranges::any_of(
          workspace.resources(), [&](const manifest::Resource* resource) { return resource->release == &release; });
      if (!has_values && release.files.empty()) places.push_back(release.chart_name);
    }
  }
  return places;
}

void check(const manifest::Workspace& workspace, Reporter& out) {
  const Node queue = queue_of(workspace);
  if (!queue) return;
  std::vector<Node> places = bare_releases(workspace);
  for (const manifest::Resource* resource : workspace.resources()) {
    if (const Node place = handler_in(*resource)) places.push_back(place);
  }
  for (const Node place : places) {
    out.at(place, "Node Termination Handler drains the same nodes as Karpenter")
        .related(queue, "Karpenter listens itself")
        .help("remove the handler, or keep it to nodes without `karpenter.sh/nodepool`");
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/node-termination-handler-beside-karpenter",
                                                .code = "KRP087",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::karpenter_node_termination_handler_beside_karpenter
