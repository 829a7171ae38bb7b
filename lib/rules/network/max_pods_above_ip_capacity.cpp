// network/max-pods-above-ip-capacity — kubelets that take more pods than their node has addresses for.
#include "lint/rule.hpp"
#include "rules/planned_nodes.hpp"

namespace dek::rules::network_max_pods_above_ip_capacity {
namespace {

constexpr std::string_view kDoc = R"md(
`maxPods` is above the addresses that a node can hold.

## Why
Scheduler and Karpenter trust `maxPods`. Beyond the addresses of the node's interfaces the CNI answers that it failed to
assign one, the pod stays in `ContainerCreating`, and kubelet tries again for ever. Without prefix delegation an
m5.large holds 27 pod addresses and two pods of the host network; custom networking takes an interface away.

## Bad
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1}
addons:
  - name: vpc-cni
    configurationValues: |
      {"env": {"ENABLE_PREFIX_DELEGATION": "false"}}
nodeGroups:
  - {name: workers, instanceType: m5.large, maxPodsPerNode: 110}
~~~

## Good
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1}
addons:
  - name: vpc-cni
    configurationValues: |
      {"env": {"ENABLE_PREFIX_DELEGATION": "true"}}
nodeGroups:
  - {name: workers, instanceType: m5.large, maxPodsPerNode: 110}
~~~

## Exceptions
Sets without CNI settings, or with several: prefix delegation may be on. Node classes whose pools name neither types nor
families. Clusters of IPv6. Security groups for pods (`ENABLE_POD_ENI`), whose pods have interfaces of their own.

## Sources
- aws/karpenter-provider-aws: website/content/en/preview/troubleshooting.md
- aws/aws-eks-best-practices: latest/bpg/networking/vpc-cni.adoc
- aws/amazon-vpc-cni-k8s: misc/eni-max-pods.txt
)md";

void check_nodes(const PlannedNodes& nodes, const PodAddresses& addresses, Reporter& out) {
  const auto pods = nodes.max_pods.as_integer();
  if (!pods) return;
  const facts::InstanceType* worst = nullptr;
  for (const facts::InstanceType* type : nodes.types) {
    const bool is_short = type->enis > 0 && *pods - kHostNetworkPods > addresses.on(*type);
    if (is_short && (worst == nullptr || addresses.on(*type) < addresses.on(*worst))) worst = type;
  }
  if (worst == nullptr) return;
  const int most = addresses.on(*worst) + kHostNetworkPods;
  auto finding = out.at(nodes.max_pods, "nodes take {} pods, and {} has addresses for {}", *pods, worst->name, most);
  finding.label("pods above hang in `ContainerCreating`");
  if (addresses.has_prefixes) {
    finding.help("take no more than {} pods, or larger types", most);
  } else {
    finding.help("take no more than {} pods, or set `ENABLE_PREFIX_DELEGATION` to \"true\"", most);
  }
}

void check(const manifest::Workspace& set, Reporter& out) {
  const auto cni = only_cni_settings(set);
  const auto addresses = cni ? pod_addresses(*cni, set) : std::nullopt;
  if (!addresses || cni->flag("ENABLE_POD_ENI") != false) return;
  for (const PlannedNodes& nodes : planned_nodes(set)) check_nodes(nodes, *addresses, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "network/max-pods-above-ip-capacity",
                                                .code = "NET009",
                                                .severity = Severity::error,
                                                .since = "0.2.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::network_max_pods_above_ip_capacity
