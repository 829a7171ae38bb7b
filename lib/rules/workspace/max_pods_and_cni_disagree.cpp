// workspace/max-pods-and-cni-disagree — addresses that the CNI keeps ready, against the pods that nodes are made for.
#include "lint/rule.hpp"
#include "manifest/cni_settings.hpp"

#include <algorithm>

namespace dek::rules::workspace_max_pods_and_cni_disagree {
namespace {

using manifest::CniSettings;
using manifest::NodeClass;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
The addresses that the VPC CNI fetches for a new node are far from the pods that its node class allows.

## Why
`MINIMUM_IP_TARGET` is what a node takes from its subnet as it starts. Far below `maxPods`, a node that fills with
executors asks EC2 for more again and again, against an API limit that the whole account shares; far above, addresses
lie idle on nodes that can never use them. In a design of short-lived nodes, `WARM_IP_TARGET` makes it worse: each pod
that comes or goes is a call.

## Bad
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1}
addons:
  - name: vpc-cni
    configurationValues: |
      {"env": {"MINIMUM_IP_TARGET": "10"}}
---
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata: {name: executors}
spec: {role: KarpenterNodeRole-data, kubelet: {maxPods: 30}}
~~~

## Good
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1}
addons:
  - name: vpc-cni
    configurationValues: |
      {"env": {"MINIMUM_IP_TARGET": "30"}}
---
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata: {name: executors}
spec: {role: KarpenterNodeRole-data, kubelet: {maxPods: 30}}
~~~

## Exceptions
A difference of up to a fifth. Where a set has several CNI configurations, one that agrees is enough. Whether the
addresses suffice at all (`MAX_ENI`, prefixes, custom networking) is the business of the network rules.

## Sources
- awslabs/data-on-eks: website/docs/bestpractices/networking/networking.md
- aws/karpenter-provider-aws: website/content/en/docs/troubleshooting.md
)md";

constexpr std::string_view kMinimum = "MINIMUM_IP_TARGET";
constexpr std::string_view kWarm = "WARM_IP_TARGET";
constexpr std::int64_t kToleranceInverse = 5;  // a fifth, from the catalogue

/// A minimum that is set, and where.
struct Minimum {
  std::int64_t addresses = 0;
  Node node;
};

bool agrees(const Minimum& minimum, std::int64_t pods) {
  const std::int64_t difference = minimum.addresses > pods ? minimum.addresses - pods : pods - minimum.addresses;
  return difference * kToleranceInverse <= pods;
}

void check_class(const NodeClass& node_class, const std::vector<Minimum>& minimums, Reporter& out) {
  const Node max_pods = node_class.kubelet()["maxPods"];
  const auto pods = max_pods.as_integer();
  if (!pods || *pods <= 0) return;
  if (std::ranges::any_of(minimums, [&](const Minimum& one) { return agrees(one, *pods); })) return;
  const Minimum& first = minimums.front();
  out.at(max_pods, "nodes take {} pods, but the CNI fetches {} addresses for a new one", *pods, first.addresses)
      .related(first.node, base::as_code(kMinimum))
      .help("set `{}` to the pods that a node is planned for", kMinimum);
}

void check_warm(const CniSettings& settings, Reporter& out) {
  const manifest::CniSetting* warm = settings.find(kWarm);
  if (warm == nullptr || settings.target(kWarm).value_or(0) == 0 || !warm->key) return;
  out.at(warm->key, "`{}` makes each pod that comes or goes a call to EC2", kWarm)
      .help("size nodes once with `{}` instead", kMinimum);
}

void check(const Workspace& set, Reporter& out) {
  std::vector<Minimum> minimums;
  bool is_known = true;
  for (const manifest::Resource* resource : set.resources()) {
    if (!manifest::is_cni_settings(*resource)) continue;
    const CniSettings settings(*resource);
    if (set.context().design == manifest::Design::dynamic_design) check_warm(settings, out);
    const auto addresses = settings.target(kMinimum);
    is_known = is_known && addresses;
    const manifest::CniSetting* written = settings.find(kMinimum);
    if (written != nullptr && addresses.value_or(0) > 0) minimums.push_back({*addresses, written->value});
  }
  if (minimums.empty() || !is_known) return;
  for (const NodeClass& node_class : set.node_classes()) check_class(node_class, minimums, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/max-pods-and-cni-disagree",
                                                .code = "XRF012",
                                                .severity = Severity::advice,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_max_pods_and_cni_disagree
