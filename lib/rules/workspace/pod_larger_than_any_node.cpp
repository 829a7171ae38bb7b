// workspace/pod-larger-than-any-node — requests that no type of the reachable NodePools can hold.
#include "lint/rule.hpp"
#include "rules/demand.hpp"

#include <algorithm>

#include "plan/max_pods.hpp"

namespace dek::rules::workspace_pod_larger_than_any_node {
namespace {

using facts::InstanceType;
using manifest::NodeDemand;
using manifest::PodSpec;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
A pod asks for more than any node of the NodePools it can land on has to give.

## Why
A node gives pods less than its size: of 16 vCPUs 15.89 are left, of 128 GiB some 115, and the DaemonSets of every node
take their part first. So an executor of 16 cores never fits a machine of 16, and the pod goes to the next size at twice
the price, or nowhere: Karpenter logs that no type has enough, and the driver waits.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  template:
    spec:
      requirements:
        - {key: node.kubernetes.io/instance-type, operator: In, values: [r6gd.4xlarge]}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  type: Scala
  executor: {cores: 16, memory: 90g}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  template:
    spec:
      requirements:
        - {key: node.kubernetes.io/instance-type, operator: In, values: [r6gd.4xlarge]}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  type: Scala
  executor: {cores: 5, memory: 32g}
~~~

## Exceptions
Pods that may land on node groups made in the same set, or on a NodePool that is not wholly known. Fitting on fewer than
three of the allowed types is a warning. DaemonSets are taken to ask for 200m and 512 MiB on each node. `kubeReserved`
and `systemReserved` of the node class count when there is one NodePool to go to.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/reference/instance-types.md
- aws/karpenter-provider-aws: website/content/en/docs/troubleshooting.md
)md";

constexpr std::size_t kFew = 3;

/// The kubelet settings of the nodes, when the pod has one NodePool to go to.
Node kubelet_of(const manifest::PoolChoice& choice, const Workspace& set) {
  if (choice.pools.size() != 1) return {};
  const manifest::NodePool& pool = choice.pools.front()->pool();
  if (!pool.is_v1()) return pool.node_spec["kubelet"];
  const auto name = pool.node_class_ref()["name"].text();
  const manifest::Resource* node_class = name ? set.find("karpenter.k8s.aws", "EC2NodeClass", *name) : nullptr;
  return node_class != nullptr ? node_class->spec()["kubelet"] : Node();
}

/// DaemonSets, and what the kubelet keeps beside the defaults that the type table counts with.
plan::NodeOverhead overhead_on(Node kubelet, const InstanceType& type) {
  plan::NodeOverhead overhead = kDaemons;
  const Node system = kubelet["systemReserved"], kube = kubelet["kubeReserved"];
  overhead.cpu_millis += millis_of(system["cpu"]).value_or(0);
  overhead.memory_mib += mib_of(system["memory"]).value_or(0);
  const std::int64_t usual_cpu = plan::kube_reserved_cpu_millis(type.vcpu);
  const std::int64_t usual_memory = plan::kube_reserved_memory_mib(type.eni_max_pods);
  overhead.cpu_millis += millis_of(kube["cpu"]).value_or(usual_cpu) - usual_cpu;
  overhead.memory_mib += mib_of(kube["memory"]).value_or(usual_memory) - usual_memory;
  return overhead;
}

bool holds(const InstanceType& type, const plan::PodShape& pod, Node kubelet) {
  return plan::pack(type, pod, overhead_on(kubelet, type), 1).count > 0;
}

/// "16 CPU and 115 GiB": what is left for pods.
std::string room_text(const InstanceType& type, Node kubelet) {
  const plan::NodeOverhead overhead = overhead_on(kubelet, type);
  return fmt::format("{} CPU and {}", cores_text(plan::allocatable_cpu_millis(type) - overhead.cpu_millis),
                     memory_text(plan::allocatable_memory_mib(type, type.eni_max_pods) - overhead.memory_mib));
}

/// The type with most CPU, or memory, for the message.
const InstanceType& largest(const facts::AllowedTypes& types) {
  return **std::ranges::max_element(types.types, {},
                                    [](const InstanceType* type) { return std::pair(type->memory_mib, type->vcpu); });
}

std::string size_text(const plan::PodShape& pod) {
  std::string text = fmt::format("{} CPU, {}", cores_text(pod.cpu_millis), memory_text(pod.memory_mib));
  if (pod.gpus > 0) text += fmt::format(", {}", base::count_of(static_cast<std::size_t>(pod.gpus), "GPU"));
  return text;
}

/// "none of the 12 types it may get".
std::string where_text(std::size_t fitting, const facts::AllowedTypes& types) {
  const std::size_t all = types.types.size();
  if (all == 1) return fmt::format("no {}, the only type it may get", types.types.front()->name);
  if (fitting == 0) return fmt::format("none of the {} types it may get", all);
  return fmt::format("{} only of the {} types it may get", fitting, all);
}

Node place_of(const PodSpec& pod) {
  if (pod.typed) return pod.typed.key();
  const tree::Items containers = pod.spec["containers"].items();
  for (const Node container : containers) {
    if (const Node resources = container["resources"]) return resources.key();
  }
  return {};
}

std::optional<plan::PodShape> ask_of_any(const PodSpec& pod, const Workspace& set) {
  if (pod.role == manifest::PodRole::plain) return ask_of(pod);
  const manifest::SparkApplication* app = set.spark_application(*pod.resource);
  return app == nullptr ? std::nullopt : ask_of(*app, pod.role);
}

void check(const PodSpec& pod, Reporter& out) {
  const Workspace& set = out.workspace();
  if (set.node_pools().empty() || pod.resource->kind == "DaemonSet") return;
  const NodeDemand& demand = set.placement().demand(pod);
  if (!demand.needs_karpenter() && set.elsewhere().has_node_groups()) return;
  const manifest::PoolChoice& choice = set.placement().choice(demand);
  if (!choice.is_certain()) return;
  const Node place = place_of(pod);
  if (!place) return;
  const facts::AllowedTypes& types = set.placement().types(demand);
  if (types.uncertain || types.types.empty()) return;
  const auto ask = ask_of_any(pod, set);
  if (!ask) return;
  const Node kubelet = kubelet_of(choice, set);
  const auto fitting = static_cast<std::size_t>(
      std::ranges::count_if(types.types, [&](const InstanceType* type) { return holds(*type, *ask, kubelet); }));
  if (fitting >= std::min(kFew, types.types.size())) return;
  const InstanceType& most = largest(types);
  const std::string who = pod.role == manifest::PodRole::plain ? "pod" : std::string(pod.place);
  auto finding = out.at(place, "the {} fits on {}", who, where_text(fitting, types));
  finding.severity(fitting == 0 && set.is_whole() ? Severity::error : Severity::warning)
      .note("it asks for {}", size_text(*ask))
      .note("{}, the largest, leaves {} to pods, beside DaemonSets and what the kubelet keeps", most.name,
            room_text(most, kubelet))
      .help("ask for less per pod, or allow larger types");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/pod-larger-than-any-node",
                                                .code = "XRF004",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_pod_spec(check)};

}  // namespace dek::rules::workspace_pod_larger_than_any_node
