// network/reserved-eni-not-declared — an interface without pods that Karpenter counts with.
#include "lint/rule.hpp"
#include "manifest/karpenter_values.hpp"
#include "rules/planned_nodes.hpp"

#include <algorithm>

namespace dek::rules::network_reserved_eni_not_declared {
namespace {

constexpr std::string_view kDoc = R"md(
The CNI keeps an interface of each node free of pods, and Karpenter is not told.

## Why
With custom networking the primary interface carries no pods, with security groups for pods the trunk interface carries
none of the usual ones. Karpenter counts them unless `settings.reservedENIs` says otherwise: on an m5.large it plans 29
pods where 20 get an address, and the others hang in `ContainerCreating`.

## Bad
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1}
addons:
  - name: vpc-cni
    configurationValues: |
      {"env": {"AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG": "true"}}
---
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata: {name: default}
spec: {role: KarpenterNodeRole-data}
---
settings: {clusterName: data, interruptionQueue: data}
~~~

## Good
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1}
addons:
  - name: vpc-cni
    configurationValues: |
      {"env": {"AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG": "true"}}
---
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata: {name: default}
spec: {role: KarpenterNodeRole-data}
---
settings: {clusterName: data, interruptionQueue: data, reservedENIs: "1"}
~~~

## Exceptions
A node class of the set that sets `maxPods`. Sets with several CNI configurations, with several Karpenters, or without
node classes.

## Sources
- aws/karpenter-provider-aws: website/content/en/preview/reference/settings.md
- aws/aws-eks-best-practices: latest/bpg/networking/custom-networking.adoc
)md";

constexpr std::string_view kCustom = "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG";
constexpr std::string_view kTrunk = "ENABLE_POD_ENI";

/// Nothing but Karpenter's own count limits the pods of the set's nodes.
bool is_counted(const manifest::Workspace& set) {
  const auto is_open = [](const manifest::NodeClass& one) {
    return one.spec.is_map() && !one.kubelet().is_unknown() && !one.kubelet()["maxPods"];
  };
  return !set.node_classes().empty() && std::ranges::all_of(set.node_classes(), is_open);
}

/// The values of Karpenter's chart when the set has one complete such.
const manifest::Resource* only_karpenter(const manifest::Workspace& set) {
  const manifest::Resource* only = nullptr;
  for (const manifest::Resource* resource : set.resources()) {
    if (!manifest::is_karpenter_values(*resource)) continue;
    if (only != nullptr) return nullptr;
    only = resource;
  }
  return only != nullptr && manifest::KarpenterValues(*only).is_complete() ? only : nullptr;
}

void check(const manifest::Workspace& set, Reporter& out) {
  const auto cni = only_cni_settings(set);
  const auto addresses = cni ? pod_addresses(*cni, set) : std::nullopt;
  if (!addresses || addresses->reserved_enis == 0 || !is_counted(set)) return;
  const manifest::Resource* karpenter = only_karpenter(set);
  if (karpenter == nullptr) return;
  const manifest::KarpenterValues values(*karpenter);
  const Node reserved = values.setting("reservedENIs", "RESERVED_ENIS");
  if (reserved && !reserved.is("0") && reserved.as_integer() != 0) return;
  const std::string_view by = cni->flag(kCustom) == true ? kCustom : kTrunk;
  const manifest::CniSetting* cause = cni->find(by);
  auto finding = out.at(reserved ? reserved : values.anchor(), "Karpenter counts an interface that carries no pods");
  if (cause != nullptr) finding.related(cause->key, "this keeps it free");
  finding.help("set `settings.reservedENIs: \"{}\"`, or `maxPods` on the node classes", addresses->reserved_enis);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "network/reserved-eni-not-declared",
                                                .code = "NET017",
                                                .severity = Severity::warning,
                                                .since = "0.2.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::network_reserved_eni_not_declared
