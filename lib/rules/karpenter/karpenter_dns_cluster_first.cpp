// karpenter/karpenter-dns-cluster-first — a controller that needs the DNS it may have to start.
#include "lint/rule.hpp"
#include "manifest/karpenter_values.hpp"

#include <algorithm>

namespace dek::rules::karpenter_karpenter_dns_cluster_first {
namespace {

constexpr std::string_view kDoc = R"md(
Karpenter resolves names through a CoreDNS that runs on nodes which Karpenter launches.

## Why
When all CoreDNS pods wait for a node, the controller cannot resolve the addresses of EC2, SQS and STS, and so launches
none: the cluster stays down until somebody adds a node by hand. With `dnsPolicy: Default` the controller asks the
resolver of the VPC and is free of CoreDNS.

## Bad
~~~yaml
settings:
  clusterName: data
dnsPolicy: ClusterFirst
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: coredns, namespace: kube-system}
spec:
  template:
    spec:
      nodeSelector: {karpenter.sh/nodepool: system}
~~~

## Good
~~~yaml
settings:
  clusterName: data
dnsPolicy: Default
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: coredns, namespace: kube-system}
spec:
  template:
    spec:
      nodeSelector: {karpenter.sh/nodepool: system}
~~~

## Exceptions
Sets that do not show CoreDNS on Karpenter's nodes: by a node selector on `karpenter.sh/nodepool`, or by tolerating a
taint of a NodePool of the set.

## Sources
- aws/karpenter-provider-aws: charts/karpenter/values.yaml
- aws/karpenter-provider-aws: website/content/en/docs/troubleshooting.md
)md";

bool tolerates_a_pool(Node tolerations, const manifest::Workspace& workspace) {
  const auto names = [](Node taint, Node toleration) {
    return taint["key"].text() && taint["key"].text() == toleration["key"].text();
  };
  for (const manifest::NodePool& pool : workspace.node_pools()) {
    for (const Node taint : pool.taints().items()) {
      if (std::ranges::any_of(tolerations.items(), [&](Node one) { return names(taint, one); })) return true;
    }
  }
  return false;
}

/// What places CoreDNS: the pod's spec, or the values of its chart or add-on; absent for all else.
Node placement_of(const manifest::Resource& resource) {
  using manifest::Chart;
  if (resource.chart == Chart::coredns || resource.chart == Chart::coredns_chart) return resource.root;
  const bool is_deployment = resource.is("apps", "Deployment") && resource.name == "coredns";
  return is_deployment ? resource.root.at("spec.template.spec") : Node();
}

/// Where the set says that CoreDNS runs on Karpenter's nodes; absent when it does not.
Node dns_on_own_nodes(const manifest::Workspace& workspace) {
  for (const manifest::Resource* resource : workspace.resources()) {
    const Node placement = placement_of(*resource);
    if (const Node selector = placement["nodeSelector"]["karpenter.sh/nodepool"]; selector.is_scalar()) return selector;
    const Node tolerations = placement["tolerations"];
    if (tolerates_a_pool(tolerations, workspace)) return tolerations.key();
  }
  return {};
}

void check(const manifest::HelmValues& helm, Reporter& out) {
  if (!manifest::is_karpenter_values(*helm.resource)) return;
  const manifest::KarpenterValues values(*helm.resource);
  const Node policy = values.root["dnsPolicy"];
  if (policy ? !policy.is("ClusterFirst") : !values.is_complete()) return;
  const Node dns = dns_on_own_nodes(out.workspace());
  if (!dns) return;
  out.at(policy ? policy : values.anchor(), "Karpenter asks a CoreDNS that runs on its own nodes")
      .related(dns, "puts CoreDNS there")
      .help("set `dnsPolicy: Default`")
      .fix("ask the resolver of the VPC", Applicability::safe,
           policy ? lint::replace_value(policy, "Default") : lint::add_entry(values.root, "dnsPolicy: Default"));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/karpenter-dns-cluster-first",
                                                .code = "KRP085",
                                                .severity = Severity::advice,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_helm_values(check)};

}  // namespace dek::rules::karpenter_karpenter_dns_cluster_first
