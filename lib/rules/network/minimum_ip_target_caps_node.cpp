// network/minimum-ip-target-caps-node — a fixed pool of addresses that is smaller than the pods a node takes.
#include "lint/rule.hpp"
#include "rules/ip_family.hpp"

namespace dek::rules::network_minimum_ip_target_caps_node {
namespace {

constexpr std::int64_t kPrefixSize = 16;      // addresses of a /28
constexpr std::int64_t kHostNetworkPods = 2;  // aws-node and kube-proxy use the node's own address

constexpr std::string_view kDoc = R"md(
`MINIMUM_IP_TARGET` without `WARM_IP_TARGET` is not only a minimum: a node never gets more addresses than that.

## Why
aws-node asks EC2 for addresses when fewer than `WARM_IP_TARGET` are free, or fewer than `MINIMUM_IP_TARGET` are
attached. Without the first, nothing is missing once the minimum is attached: with `MINIMUM_IP_TARGET=30` the pod that
needs the 31st address stays in `ContainerCreating`, although the kubelet has room for it (with prefix delegation the
minimum counts in whole prefixes: 32). That is a good design when `maxPods` says the same, and the cheapest one in EC2
calls; it is a trap when nodes take more pods than that.

## Bad
~~~yaml
env:
  MINIMUM_IP_TARGET: "30"
~~~

## Good
~~~yaml
env:
  MINIMUM_IP_TARGET: "30"
  WARM_IP_TARGET: "2"
~~~

## Exceptions
All node classes and node groups of the set limit their pods to what the minimum covers. It is a warning as long as no
`maxPods` of the set exceeds the minimum, but some nodes have none. Clusters of IPv6 ignore both targets.

## Sources
- aws/amazon-vpc-cni-k8s: pkg/ipamd/ipamd.go
- aws/amazon-vpc-cni-k8s: README.md
- awslabs/data-on-eks: website/docs/bestpractices/networking/networking.md
)md";

/// What the kubelets of the set take.
struct PodLimits {
  std::int64_t highest = 0;
  Node at;                // where the highest is written
  bool has_open = false;  // some nodes have no limit that is known here

  void add(Node limit) {
    const auto pods = limit.as_integer();
    has_open = has_open || !pods;
    if (!pods || *pods <= highest) return;
    highest = *pods;
    at = limit;
  }
};

PodLimits limits_of(const manifest::Workspace& workspace) {
  PodLimits limits;
  for (const manifest::NodeClass& node_class : workspace.node_classes()) limits.add(node_class.kubelet()["maxPods"]);
  for (const manifest::Resource* resource : workspace.of_kind("eksctl.io", "ClusterConfig")) {
    for (const manifest::NodeGroup& group : manifest::ClusterConfig(*resource).node_groups)
      limits.add(group["maxPodsPerNode"]);
  }
  return limits;
}

lint::Edits one_address_free(const manifest::CniSettings& cni) {
  if (const manifest::CniSetting* warm = cni.find("WARM_IP_TARGET")) return lint::replace_value(warm->value, "1");
  return cni.env.is_map() ? lint::add_entry(cni.env, "WARM_IP_TARGET: \"1\"") : lint::Edits();
}

void check(const manifest::CniSettings& cni, Reporter& out) {
  const auto minimum = cni.target("MINIMUM_IP_TARGET");
  const auto prefixes = cni.flag("ENABLE_PREFIX_DELEGATION");
  if (!minimum || *minimum == 0 || !prefixes || cni.target("WARM_IP_TARGET") != 0 || !is_ipv4(cni, out.workspace()))
    return;
  const std::int64_t most = *prefixes ? (*minimum + kPrefixSize - 1) / kPrefixSize * kPrefixSize : *minimum;
  const PodLimits limits = limits_of(out.workspace());
  const bool is_exceeded = limits.highest - kHostNetworkPods > most;
  const bool is_covered = limits.highest > 0 && !limits.has_open;
  if (!is_exceeded && is_covered) return;

  const Node value = cni.find("MINIMUM_IP_TARGET")->value;
  auto finding =
      out.at(value, "a node gets no more than {} pod addresses: `MINIMUM_IP_TARGET` without `WARM_IP_TARGET`", most);
  finding.label("the most, not only the least");
  if (is_exceeded) {
    finding.related(limits.at, fmt::format("nodes here take {} pods", limits.highest));
    finding.help("set `WARM_IP_TARGET` to 1 or more, or `maxPods` to {} or less", most + kHostNetworkPods);
  } else {
    finding.severity(Severity::warning);
    finding.help("set `WARM_IP_TARGET` to 1 or more, or limit every node to {} pods", most + kHostNetworkPods);
  }
  finding.fix("keep one address free", Applicability::unsafe, one_address_free(cni));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "network/minimum-ip-target-caps-node",
                                                .code = "NET001",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.2.0",
                                                .doc = kDoc},
                                       .check = lint::on_cni_settings(check)};

}  // namespace dek::rules::network_minimum_ip_target_caps_node
