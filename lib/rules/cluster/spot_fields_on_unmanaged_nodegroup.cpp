// cluster/spot-fields-on-unmanaged-nodegroup — fields of one kind of eksctl node group written on the other.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::cluster_spot_fields_on_unmanaged_nodegroup {
namespace {

constexpr std::string_view kDoc = R"md(
A node group of eksctl has fields that only the other kind of node group knows.

## Why
`nodeGroups` are plain Auto Scaling groups, `managedNodeGroups` are EKS resources, and each has fields of its own.
eksctl decodes strictly: `spot: true` under `nodeGroups` stops it before it creates anything. Managed groups take
`spot` and `instanceTypes`; unmanaged ones take `instancesDistribution`.

## Bad
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1}
nodeGroups:
  - {name: training, instanceTypes: [g5.2xlarge, g6.2xlarge], spot: true}
~~~

## Good
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1}
managedNodeGroups:
  - {name: training, instanceTypes: [g5.2xlarge, g6.2xlarge], spot: true}
~~~

## Sources
- eksctl-io/eksctl: pkg/apis/eksctl.io/v1alpha5/assets/schema.json
- eksctl-io/eksctl: userdocs/src/usage/spot-instances.md
)md";

// From eksctl's JSON schema, 0.230.0: the fields that one definition has and the other has not.
constexpr std::array<std::string_view, 5> kManagedOnly = {"instanceTypes", "launchTemplate", "nodeRepairConfig",
                                                          "releaseVersion", "spot"};
constexpr std::array<std::string_view, 11> kUnmanagedOnly = {
    "asgMetricsCollection", "classicLoadBalancerNames", "clusterDNS",         "containerRuntime", "cpuCredits",
    "enclaveEnabled",       "instancesDistribution",    "kubeletExtraConfig", "localZones",       "maxInstanceLifetime",
    "targetGroupARNs"};

template <std::size_t N>
std::vector<Node> keys_among(Node group, const std::array<std::string_view, N>& names) {
  std::vector<Node> keys;
  for (const tree::Entry entry : group.entries()) {
    if (std::find(names.begin(), names.end(), entry.key.raw()) != names.end()) keys.push_back(entry.key);
  }
  return keys;
}

void check(const manifest::ClusterConfig& config, Reporter& out) {
  for (const manifest::NodeGroup& group : config.node_groups) {
    const std::vector<Node> keys =
        group.is_managed ? keys_among(group.node, kUnmanagedOnly) : keys_among(group.node, kManagedOnly);
    if (keys.empty()) continue;
    std::vector<std::string> names;
    for (const Node key : keys) names.push_back(base::as_code(key.raw()));
    const std::string_view here = group.is_managed ? "managedNodeGroups" : "nodeGroups";
    const std::string_view there = group.is_managed ? "nodeGroups" : "managedNodeGroups";
    auto finding =
        out.at(keys.front(), "{} {} no field of `{}`", base::join_words(names), names.size() == 1 ? "is" : "are", here);
    finding.label("eksctl refuses the file");
    for (std::size_t i = 1; i < keys.size(); ++i) finding.related(keys[i], "the same");
    if (group.is_managed)
      finding.help("delete it, or move the group to `{}`", there);
    else
      finding.help("move the group to `{}`, or use `instancesDistribution`", there);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "cluster/spot-fields-on-unmanaged-nodegroup",
                                                .code = "CLU002",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_cluster_config(check)};

}  // namespace dek::rules::cluster_spot_fields_on_unmanaged_nodegroup
