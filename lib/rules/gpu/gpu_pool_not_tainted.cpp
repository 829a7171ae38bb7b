// gpu/gpu-pool-not-tainted — accelerated nodes that any pod may use.
#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"

#include <algorithm>

namespace dek::rules::gpu_gpu_pool_not_tainted {
namespace {

constexpr std::string_view kDoc = R"md(
A NodePool or node group of accelerated instances has no taint.

## Why
A plain pod that lands on a `p5.48xlarge` keeps one of the most expensive machines of the cloud alive, and Karpenter may
choose a GPU type for it when nothing cheaper is left. A `NoSchedule` taint keeps everything out that does not ask for
the devices.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: gpu
spec:
  template:
    spec:
      requirements:
        - {key: karpenter.k8s.aws/instance-family, operator: In, values: [g6]}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: gpu
spec:
  template:
    spec:
      requirements:
        - {key: karpenter.k8s.aws/instance-family, operator: In, values: [g6]}
      taints:
        - {key: nvidia.com/gpu, effect: NoSchedule}
~~~

## Exceptions
A pool that allows every type is not judged: it names no accelerated ones.

## Sources
- aws/aws-eks-best-practices: latest/bpg/aiml/aiml_compute.adoc
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md
)md";

bool keeps_out(Node effect) {
  return !effect || effect.is_unknown() || effect.is("NoSchedule") || effect.is("NoExecute");
}

// A list of taints, or the older mapping of eksctl from key to "value:effect".
bool has_hard_taint(Node taints) {
  if (taints.is_unknown()) return true;
  for (const Node taint : taints.items()) {
    if (taint.is_unknown() || keeps_out(taint["effect"])) return true;
  }
  for (const tree::Entry entry : taints.entries()) {
    const bool is_soft = entry.value.raw().ends_with("PreferNoSchedule");
    if (!is_soft) return true;
  }
  return false;
}

std::string_view taint_key(const facts::InstanceType& type) {
  return type.accelerator_manufacturer == "aws" || type.neuron_cores > 0 ? "aws.amazon.com/neuron" : "nvidia.com/gpu";
}

// Mixed pools count only where accelerated types were meant: named by family, type or a label of theirs.
bool names_accelerators(const manifest::NodePool& pool) {
  for (const manifest::Requirement& requirement : pool.requirements()) {
    if (requirement.key.find("instance-gpu") != std::string_view::npos ||
        requirement.key.find("accelerator") != std::string_view::npos)
      return requirement.op != manifest::Operator::does_not_exist;
    const bool is_category = requirement.key == "karpenter.k8s.aws/instance-category";
    if (requirement.op != manifest::Operator::in) continue;
    for (const Node value : requirement.values) {
      const facts::InstanceFamily* family = facts::find_instance_family(value.raw().substr(0, value.raw().find('.')));
      if (family != nullptr && facts::types_of(*family).front().is_accelerated()) return true;
      if (is_category && (value.is("g") || value.is("p") || value.is("trn") || value.is("inf"))) return true;
    }
  }
  return false;
}

/// The effect of a taint that keeps nothing out, where taints are written but none is hard; absent without any.
Node soft_effect(Node taints) {
  for (const Node taint : taints.items()) {
    if (taint["effect"].is("PreferNoSchedule")) return taint["effect"];
  }
  return {};
}

lint::Finding report(Node taints, Node otherwise, std::string_view what, Reporter& out) {
  if (const Node soft = soft_effect(taints))
    return out.at(soft, "{} of accelerated instances has only soft taints: any pod may land on them", what);
  return out.at(otherwise, "{} of accelerated instances has no taint: any pod may land on them", what);
}

void check_pool(const manifest::NodePool& pool, Reporter& out) {
  const facts::AllowedTypes& allowed = manifest::allowed_types(pool);
  if (allowed.types.empty() || has_hard_taint(pool.taints())) return;
  const auto accelerated = [](const facts::InstanceType* type) { return type->is_accelerated(); };
  const auto first = std::find_if(allowed.types.begin(), allowed.types.end(), accelerated);
  if (first == allowed.types.end()) return;
  const bool is_pure = std::all_of(allowed.types.begin(), allowed.types.end(), accelerated);
  if (is_pure && !allowed.uncertain) {
    report(pool.taints(), pool.resource->anchor(), "pool", out)
        .help("add the taint `{}` with effect `NoSchedule`", taint_key(**first));
  } else if (!is_pure && names_accelerators(pool)) {
    out.at(*pool.resource, "pool mixes accelerated and plain instances without a taint")
        .help("split it: a tainted pool for accelerated types, another one for the rest");
  }
}

void check_groups(const manifest::ClusterConfig& config, Reporter& out) {
  for (const manifest::NodeGroup& group : config.node_groups) {
    const facts::InstanceType* first = nullptr;
    bool is_pure = !group.instance_types.empty();
    for (const Node name : group.instance_types) {
      const facts::InstanceType* type = name.text() ? facts::find_instance_type(*name.text()) : nullptr;
      is_pure = is_pure && type != nullptr && type->is_accelerated();
      if (first == nullptr) first = type;
    }
    if (!is_pure || has_hard_taint(group["taints"])) continue;
    report(group["taints"], group.anchor(), "node group", out)
        .help("add the taint `{}` with effect `NoSchedule`", taint_key(*first));
  }
}

void check(const manifest::Resource& resource, Reporter& out) {
  if (const auto* pool = out.workspace().node_pool(resource)) check_pool(*pool, out);
  if (manifest::is_cluster_config(resource)) check_groups(manifest::ClusterConfig(resource), out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "gpu/gpu-pool-not-tainted",
                                                .code = "GPU002",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_resource(check)};

}  // namespace dek::rules::gpu_gpu_pool_not_tainted
