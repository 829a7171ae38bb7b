// karpenter/karpenter-on-its-own-nodes — a controller that may run on nodes it removes.
#include "lint/rule.hpp"
#include "manifest/karpenter_values.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::karpenter_karpenter_on_its_own_nodes {
namespace {

constexpr std::string_view kDoc = R"md(
Karpenter may be scheduled on nodes that it manages itself.

## Why
The chart's default affinity keeps the controller off its own nodes. Helm merges mappings but replaces lists, so a
required node affinity of your own drops that term, and `affinity: null` drops all. A controller that drains the node it
runs on, or whose Spot node is taken, leaves the cluster without anything that could launch a node for it.

## Bad
~~~yaml
settings:
  clusterName: data
affinity:
  nodeAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      nodeSelectorTerms:
        - matchExpressions:
            - {key: kubernetes.io/arch, operator: In, values: [arm64]}
~~~

## Good
~~~yaml
settings:
  clusterName: data
nodeSelector:
  eks.amazonaws.com/nodegroup: system
~~~

## Exceptions
An affinity that only adds pod anti-affinity or preferred terms keeps the chart's default. A node selector, or a term,
on a label of your own that no NodePool of the set gives to its nodes pins the controller elsewhere; so does Fargate.

## Sources
- aws/karpenter-provider-aws: charts/karpenter/values.yaml
- aws/aws-eks-best-practices: latest/bpg/autoscaling/karpenter.adoc
)md";

constexpr std::string_view kPool = "karpenter.sh/nodepool";
constexpr std::string_view kOldPool = "karpenter.sh/provisioner-name";  // up to Karpenter 0.31
constexpr std::array<std::string_view, 2> kOwnNodes = {kPool, "karpenter.sh/capacity-type"};
constexpr std::string_view kHelp =
    "keep the expression `{key: karpenter.sh/nodepool, operator: DoesNotExist}`, or pin the controller to a managed "
    "node group or Fargate";

// Labels that nodes of every kind carry.
constexpr std::array<std::string_view, 4> kCommonPrefixes = {"kubernetes.io/", "topology.", "node.kubernetes.io/",
                                                             "beta.kubernetes.io/"};
constexpr std::array<std::string_view, 2> kPinning = {"eks.amazonaws.com/nodegroup", "eks.amazonaws.com/compute-type"};

bool is_given_by_pools(std::string_view key, const manifest::Workspace& workspace) {
  return std::ranges::any_of(workspace.node_pools(), [&](const manifest::NodePool& pool) {
    const auto constraints = pool.pool_constraints();
    return std::ranges::find(constraints, key, &manifest::Requirement::key) != constraints.end();
  });
}

/// A node label that keeps pods off Karpenter's nodes.
bool pins(std::string_view key, const manifest::Workspace& workspace) {
  if (base::is_one_of(key, kPinning)) return true;
  const bool is_common = key.starts_with("karpenter.k8s.aws/") || base::is_one_of(key, kOwnNodes) ||
                         std::ranges::any_of(kCommonPrefixes, [&](std::string_view p) { return key.starts_with(p); });
  return !key.empty() && !is_common && !is_given_by_pools(key, workspace);
}

bool is_pinned(Node selector, const manifest::Workspace& workspace) {
  if (selector.is_unknown() || selector.is_open()) return true;
  return std::ranges::any_of(selector.entries(),
                             [&](const tree::Entry& entry) { return pins(entry.key.raw(), workspace); });
}

/// True when the term keeps the controller off Karpenter's nodes, or may do so.
bool is_safe(Node term, const manifest::Workspace& workspace) {
  if (!term.is_map() || term.is_open() || term["matchExpressions"].is_open()) return true;
  const auto requirements = manifest::parse_requirements(term["matchExpressions"]);
  return std::ranges::any_of(requirements, [&](const manifest::Requirement& one) {
    const bool is_off = (one.key == kPool || one.key == kOldPool) && one.op != manifest::Operator::in &&
                        one.op != manifest::Operator::exists;
    return is_off || one.key.empty() || (pins(one.key, workspace) && one.op != manifest::Operator::not_in);
  });
}

/// The node that takes the chart's default away by being null; absent when none does.
Node taken_away(Node affinity) {
  const Node node_affinity = affinity["nodeAffinity"];
  for (const Node one : {affinity, node_affinity, node_affinity["requiredDuringSchedulingIgnoredDuringExecution"]}) {
    if (one.is_null()) return one;
  }
  return {};
}

void check_terms(Node terms, Reporter& out) {
  std::vector<lint::Edits> edits;
  Node first;
  for (const Node term : terms.items()) {
    if (is_safe(term, out.workspace())) continue;
    if (!first) first = term;
    edits.push_back(lint::add_item(term["matchExpressions"], "{key: karpenter.sh/nodepool, operator: DoesNotExist}"));
  }
  if (!first) return;
  out.at(first, "this term lets Karpenter run on nodes that it manages")
      .label("replaces the chart's own")
      .help("{}", kHelp)
      .fix("keep it off its own nodes", Applicability::unsafe, lint::all_of(std::move(edits)));
}

void check(const manifest::HelmValues& helm, Reporter& out) {
  if (!manifest::is_karpenter_values(*helm.resource)) return;
  const Node selector = helm.root()["nodeSelector"];
  for (const std::string_view key : kOwnNodes) {
    if (!selector[key].is_scalar()) continue;
    out.at(selector[key].key(), "Karpenter runs only on nodes that it manages").help("{}", kHelp);
    return;
  }
  if (is_pinned(selector, out.workspace())) return;
  const Node affinity = helm.root()["affinity"];
  if (const Node gone = taken_away(affinity)) {
    out.at(gone.key(), "without `{}` Karpenter may run on nodes that it manages", gone.key().raw()).help("{}", kHelp);
  }
  check_terms(affinity.at("nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms"), out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/karpenter-on-its-own-nodes",
                                                .code = "KRP084",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_helm_values(check)};

}  // namespace dek::rules::karpenter_karpenter_on_its_own_nodes
