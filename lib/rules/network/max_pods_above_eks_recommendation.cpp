// network/max-pods-above-eks-recommendation — nodes denser than EKS tests them.
#include "lint/rule.hpp"
#include "plan/max_pods.hpp"
#include "rules/planned_nodes.hpp"

#include <algorithm>

namespace dek::rules::network_max_pods_above_eks_recommendation {
namespace {

constexpr std::string_view kDoc = R"md(
Nodes take more than 110 pods, or more than 250 from 30 vCPUs on.

## Why
That is how far EKS and Kubernetes test a node. Managed node groups cut a higher figure down to these without a word;
elsewhere kubelet and containerd begin to miss their deadlines, and the node flaps between ready and not.

## Bad
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1}
nodeGroups:
  - {name: workers, instanceType: m6a.4xlarge, maxPodsPerNode: 220}
~~~

## Good
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1}
nodeGroups:
  - {name: workers, instanceType: m6a.4xlarge, maxPodsPerNode: 110}
~~~

## Exceptions
Node classes whose pools name neither types nor families. A test of density on purpose.

## Sources
- awsdocs/amazon-eks-user-guide: latest/ug/nodes/choosing-instance-type.adoc
- aws/aws-eks-best-practices: latest/bpg/scalability/scaling_theory.adoc
)md";

void check(const manifest::Workspace& set, Reporter& out) {
  for (const PlannedNodes& nodes : planned_nodes(set)) {
    const auto pods = nodes.max_pods.as_integer();
    const facts::InstanceType& smallest = **std::ranges::min_element(nodes.types, {}, &facts::InstanceType::vcpu);
    const int most = plan::recommended_max_pods(smallest.vcpu);
    if (!pods || smallest.vcpu == 0 || *pods <= most) continue;
    out.at(nodes.max_pods, "nodes take {} pods, EKS recommends {} on {}", *pods, most, smallest.name)
        .help("take {} pods, and larger or more nodes", most);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "network/max-pods-above-eks-recommendation",
                                                .code = "NET011",
                                                .severity = Severity::warning,
                                                .since = "0.2.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::network_max_pods_above_eks_recommendation
