// karpenter/unknown-karpenter-label — labels in Karpenter's domains that no node has.
#include <algorithm>

#include "facts/karpenter_labels.hpp"
#include "lint/rule.hpp"
#include "manifest/node_group.hpp"
#include "manifest/pod_keys.hpp"

namespace dek::rules::karpenter_unknown_karpenter_label {
namespace {

constexpr std::string_view kDoc = R"md(
A requirement, label or selector uses a key in Karpenter's domains that does not exist there.

## Why
`karpenter.sh` and `karpenter.k8s.aws` are closed: a NodePool may use only the keys that the CRD lists, and the API
server refuses every other. On a pod nobody refuses anything; no node carries the label, and the pod waits for ever. The
usual slips are keys that live in another domain: the type is `node.kubernetes.io/instance-type`, the family
`karpenter.k8s.aws/instance-family`. Deprecated names such as `beta.kubernetes.io/arch` still work: a warning in a
NodePool, advice on a pod.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      requirements:
        - {key: karpenter.k8s.aws/instance-type, operator: In, values: [r6gd.4xlarge]}
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
      requirements:
        - {key: node.kubernetes.io/instance-type, operator: In, values: [r6gd.4xlarge]}
~~~

## Exceptions
On pods: `DoesNotExist` and `NotIn`, which a missing label satisfies, and labels that a node group of the set declares.
`karpenter.sh/controller` is the label that many installations give to the nodes of the controller itself. Preferences
and alternatives that never match are a warning.

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.sh_nodepools.yaml
- aws/karpenter-provider-aws: website/content/en/docs/concepts/scheduling.md#well-known-labels
- kubernetes-sigs/karpenter: pkg/apis/v1/labels.go
)md";

using manifest::Operator;

constexpr std::string_view kPoolLabel = "karpenter.sh/nodepool";
// What nodes carry beside the labels that a NodePool may use, and the label of the controller's own node group.
constexpr std::string_view kOnNodes[] = {kPoolLabel, "karpenter.sh/initialized", "karpenter.sh/registered",
                                         "karpenter.sh/controller"};
constexpr std::string_view kOldPoolLabel = "karpenter.sh/provisioner-name";

bool declares(const std::vector<manifest::NodeGroup>& groups, std::string_view key) {
  return std::ranges::any_of(groups, [&](const manifest::NodeGroup& group) {
    return static_cast<bool>(group[manifest::NodeGroupSetting::labels][key]);
  });
}

bool is_on_node_group(std::string_view key, const manifest::Workspace& workspace) {
  const auto eksctl = workspace.of_kind("eksctl.io", "ClusterConfig");
  const auto terraform = workspace.terraform_blocks();
  return std::ranges::any_of(eksctl, [&](const auto* one) { return declares(manifest::node_groups_of(*one), key); }) ||
         std::ranges::any_of(terraform, [&](const auto* one) { return declares(manifest::node_groups_of(*one), key); });
}

std::optional<std::string_view> nearest(std::string_view key) {
  std::vector<std::string_view> keys;
  for (const facts::KarpenterLabel& label : facts::karpenter_labels()) keys.push_back(label.key);
  return base::closest(key, keys);
}

// `key` is where the label's name stands; `prefix` that of a Spark property.
lint::Edits renamed(Node key, std::string_view prefix, std::string_view name) {
  return lint::replace_value(key, fmt::format("{}{}", prefix, name));
}

void report_alias(Node key, std::string_view prefix, const facts::LabelAlias& alias, Severity severity, Reporter& out) {
  const bool works = alias.normalised;
  auto finding = works ? out.at(key, "`{}` is a deprecated name", alias.written)
                       : out.at(key, "there is no label `{}`", alias.written);
  finding.severity(severity)
      .help("write `{}`", alias.meant)
      .fix(fmt::format("write `{}`", alias.meant), Applicability::safe, renamed(key, prefix, alias.meant));
}

void check_pool_key(Node key, Reporter& out) {
  const auto name = key.text();
  if (!name) return;
  const bool is_refused = facts::is_restricted_label(*name);
  if (const facts::LabelAlias* alias = facts::find_label_alias(*name)) {
    return report_alias(key, {}, *alias, is_refused ? Severity::error : Severity::warning, out);
  }
  if (!is_refused) return;
  auto finding = out.at(key, "a NodePool may not use the label `{}`", *name);
  finding.label("rejected by the API server");
  if (*name == kPoolLabel || *name == "kubernetes.io/hostname")
    finding.help("take it out: Karpenter sets it on each node itself");
  else if (const auto known = nearest(*name))
    finding.help("did you mean `{}`?", *known);
  else
    finding.help("use a label that Karpenter documents, or one in a domain of your own");
}

void check_choice(const manifest::NodeChoice& choice, Reporter& out) {
  const std::string_view name = choice.requirement.key;
  const Operator op = choice.requirement.op;
  if (op == Operator::not_in || op == Operator::does_not_exist || choice.key.is_unknown()) return;
  const bool is_harmless = !choice.is_binding || choice.is_in_house;
  const Severity severity = is_harmless ? Severity::warning : Severity::error;
  if (const facts::LabelAlias* alias = facts::find_label_alias(name)) {
    return report_alias(choice.key, choice.property, *alias, alias->normalised ? Severity::advice : severity, out);
  }
  const bool is_known = name == "kubernetes.io/hostname" || !facts::is_restricted_label(name) ||
                        base::is_one_of(name, kOnNodes) || is_on_node_group(name, out.workspace());
  if (is_known) return;
  auto finding = out.at(choice.key, "no node carries the label `{}`", name);
  finding.severity(severity).label("{}", is_harmless ? "never matches" : "no node can take the pod");
  if (name == kOldPoolLabel)
    finding.help("since the Provisioner became the NodePool, the label is `{}`", kPoolLabel);
  else if (const auto known = nearest(name))
    finding.help("did you mean `{}`?", *known);
  else
    finding.help("use a label that Karpenter documents");
}

void check(const manifest::PodKeys& keys, Reporter& out) {
  if (const manifest::NodePool* pool = out.workspace().node_pool(*keys.resource)) {
    for (const manifest::Requirement& one : pool->requirements()) {
      if (const Node key = one.node["key"]) check_pool_key(key, out);
    }
    for (const tree::Entry label : pool->labels().entries()) check_pool_key(label.key, out);
    return;
  }
  for (const manifest::NodeChoice& choice : keys.choices) check_choice(choice, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/unknown-karpenter-label",
                                                .code = "KRP028",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_pod_keys(check)};

}  // namespace dek::rules::karpenter_unknown_karpenter_label
