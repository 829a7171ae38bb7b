// karpenter/nodepool-limits-missing — a NodePool without a ceiling.
#include <algorithm>

#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"

namespace dek::rules::karpenter_nodepool_limits_missing {
namespace {

constexpr std::string_view kDoc = R"md(
A NodePool has no `limits`, so nothing but an EC2 quota stops it from growing.

## Why
A job with dynamic allocation and no maximum, or a retry loop, makes Karpenter launch nodes until the account's quota is
reached, and that quota is shared with everyone else. `limits` is also the simplest cost fence for a tenant. Karpenter
checks it once per scheduling round, so a burst can go slightly over it.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      requirements:
        - {key: kubernetes.io/arch, operator: In, values: [arm64]}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      requirements:
        - {key: kubernetes.io/arch, operator: In, values: [arm64]}
  limits:
    cpu: "4000"
    memory: 32000Gi
~~~

## Exceptions
A pool of fixed size (`spec.replicas`): the number of replicas is its ceiling. A limit on a device
(`nvidia.com/gpu`) bounds a pool of accelerated nodes. Where all types have about the same memory a vCPU, as those of
one family, a limit on CPU is enough.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md
- aws/aws-eks-best-practices: latest/bpg/autoscaling/karpenter.adoc
)md";

// Extended resources such as nvidia.com/gpu: each node of an accelerated pool carries some, so they are a ceiling.
bool bounds_devices(Node limits) {
  for (const tree::Entry entry : limits.entries()) {
    if (entry.key.raw().find('/') != std::string_view::npos) return true;
  }
  return false;
}

/// Types of about one ratio of memory to vCPU: then a limit on the one bounds the other as well.
bool has_one_ratio(const manifest::NodePool& pool) {
  constexpr int kTolerancePercent = 10;  // sizes of one family differ by what firmware takes
  const facts::AllowedTypes& allowed = manifest::allowed_types(pool);
  if (allowed.uncertain || allowed.types.empty()) return false;
  const auto mib_per_vcpu = [](const facts::InstanceType* type) { return type->memory_mib / std::max(type->vcpu, 1); };
  const auto [least, most] = std::ranges::minmax(allowed.types, {}, mib_per_vcpu);
  return mib_per_vcpu(most) * 100 <= mib_per_vcpu(least) * (100 + kTolerancePercent);
}

void check(const manifest::NodePool& pool, Reporter& out) {
  if (!pool.spec.is_map() || pool.replicas()) return;
  const Node limits = pool.limits();
  if (limits.is_unknown() || limits["nodes"] || bounds_devices(limits)) return;
  constexpr std::string_view kHelp = "set `limits.cpu` and `limits.memory` about a fifth above the planned peak";
  if (!limits) {
    out.at(*pool.resource, "NodePool has no `limits`: it grows until an EC2 quota stops it").help(kHelp);
  } else if (!limits["cpu"] && !limits["memory"]) {
    out.at(limits.key(), "`limits` holds none of `cpu`, `memory` and `nodes`").help(kHelp);
  } else if (!limits["memory"] && !has_one_ratio(pool)) {
    out.at(limits.key(), "`limits` has `cpu` but no `memory`")
        .severity(Severity::advice)
        .help("set `limits.memory` as well: a pool of memory-heavy types can cost twice as much at the same CPU limit");
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/nodepool-limits-missing",
                                                .code = "KRP021",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_nodepool_limits_missing
