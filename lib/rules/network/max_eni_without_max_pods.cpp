// network/max-eni-without-max-pods — interfaces that are limited, under a kubelet that does not know.
#include "lint/rule.hpp"
#include "plan/max_pods.hpp"
#include "rules/planned_nodes.hpp"

namespace dek::rules::network_max_eni_without_max_pods {
namespace {

constexpr std::string_view kDoc = R"md(
`MAX_ENI` limits the addresses of a node, and its kubelet still takes as many pods as without it.

## Why
Kubelet and Karpenter take the pods of a node from the interfaces that its type has; neither reads `MAX_ENI`. An
m5.8xlarge counts 234 pods, and with `MAX_ENI=1` only 29 of them get an address: the others are scheduled and hang in
`ContainerCreating`, while nobody starts another node for them.

## Bad
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1}
addons:
  - name: vpc-cni
    configurationValues: |
      {"env": {"MAX_ENI": "1"}}
nodeGroups:
  - {name: workers, instanceType: m5.8xlarge}
~~~

## Good
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1}
addons:
  - name: vpc-cni
    configurationValues: |
      {"env": {"MAX_ENI": "1"}}
nodeGroups:
  - {name: workers, instanceType: m5.8xlarge, maxPodsPerNode: 30}
~~~

## Exceptions
Addresses that suffice all the same, as with prefix delegation. Node classes whose pools name neither types nor
families. Sets with several CNI configurations, clusters of IPv6, and security groups for pods (`ENABLE_POD_ENI`), whose
pods have interfaces of their own.

## Sources
- aws/amazon-vpc-cni-k8s: README.md
- aws/amazon-vpc-cni-k8s: misc/eni-max-pods.txt
- awslabs/data-on-eks: website/docs/bestpractices/networking/networking.md
)md";

constexpr std::string_view kLimit = "MAX_ENI";

/// What the kubelet takes when nobody tells it.
int default_pods(const PlannedNodes& nodes, const facts::InstanceType& type, bool has_prefixes) {
  return nodes.is_managed && has_prefixes ? plan::recommended_max_pods(type.vcpu) : type.eni_max_pods;
}

void check_nodes(const PlannedNodes& nodes, const PodAddresses& addresses, Node limit, Reporter& out) {
  const facts::InstanceType* worst = nullptr;
  int most_lacking = 0;
  for (const facts::InstanceType* type : nodes.types) {
    if (type->eni_max_pods == 0) continue;
    const int lacking = default_pods(nodes, *type, addresses.has_prefixes) - kHostNetworkPods - addresses.on(*type);
    if (lacking <= most_lacking) continue;
    most_lacking = lacking;
    worst = type;
  }
  if (worst == nullptr) return;
  out.at(nodes.place, "`{}` leaves {} addresses on {}, whose kubelet takes {} pods", kLimit, addresses.on(*worst),
         worst->name, default_pods(nodes, *worst, addresses.has_prefixes))
      .label("pods above hang in `ContainerCreating`")
      .related(limit, "the limit that kubelet does not read")
      .help("limit the nodes to {} pods", addresses.on(*worst) + kHostNetworkPods);
}

void check(const manifest::Workspace& set, Reporter& out) {
  const auto cni = only_cni_settings(set);
  const auto addresses = cni ? pod_addresses(*cni, set) : std::nullopt;
  if (!addresses || addresses->max_enis == 0 || cni->flag("ENABLE_POD_ENI") != false) return;
  const manifest::CniSetting* limit = cni->find(kLimit);
  for (const PlannedNodes& nodes : planned_nodes(set)) {
    if (!nodes.max_pods && limit != nullptr) check_nodes(nodes, *addresses, limit->value, out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "network/max-eni-without-max-pods",
                                                .code = "NET008",
                                                .severity = Severity::error,
                                                .since = "0.2.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::network_max_eni_without_max_pods
