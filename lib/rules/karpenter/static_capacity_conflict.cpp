// karpenter/static-capacity-conflict — replicas beside what it excludes.
#include "lint/rule.hpp"
#include "rules/disruption.hpp"

namespace dek::rules::karpenter_static_capacity_conflict {
namespace {

constexpr std::string_view kDoc = R"md(
`replicas` of a NodePool stands beside fields that it excludes, or needs a newer Karpenter.

## Why
With `replicas` a pool keeps a fixed number of nodes, whether pods need them or not. The CRD then refuses `weight` and
all limits but `nodes`; the field is known since Karpenter 1.8, behind the feature gate `StaticCapacity`. Consolidation
settings are ignored, which is a warning. A pool cannot be switched between the two modes later.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: kafka
spec:
  replicas: 10
  weight: 50
  limits:
    cpu: "1000"
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: kafka
spec:
  replicas: 10
  limits:
    nodes: "12"
~~~

## Exceptions
Whether the gate is open is the business of workspace/feature-gate-missing, which reads the values of Karpenter's chart.

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.sh_nodepools.yaml
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md#specreplicas
- aws/karpenter-provider-aws: website/content/en/docs/reference/settings.md#feature-gates
)md";

constexpr manifest::Version kFirst{1, 8, 0};

void check_limits(const manifest::NodePool& pool, Reporter& out) {
  for (const auto [key, value] : pool.limits().entries()) {
    if (key.is_unknown() || key.raw() == "nodes") continue;
    out.at(key, "`limits.{}` beside `replicas`", key.raw())
        .label("rejected by the API server")
        .related(pool.replicas().key(), "allows `limits.nodes` only")
        .help("take it out; `limits.nodes` bounds the pool while nodes are replaced");
  }
}

void check_ignored(const manifest::NodePool& pool, Reporter& out) {
  const PoolDuration wait = consolidate_after(pool);
  const Node policy = pool.disruption()["consolidationPolicy"];
  const bool is_default = !wait.is_known || (!wait.is_never && wait.seconds == 0);
  for (const Node field : {policy, is_default ? Node() : wait.node}) {
    if (!field || field.is_null()) continue;
    out.at(field.key(), "`{}` is ignored beside `replicas`", field.key().raw())
        .severity(Severity::warning)
        .help("take it out{}", field == policy ? "" : ", or write the default `0s`");
  }
}

void check(const manifest::NodePool& pool, Reporter& out) {
  const Node replicas = pool.replicas();
  if (!pool.is_v1() || !replicas.as_integer()) return;  // also when a template decides whether it is there
  if (const Node weight = pool.spec["weight"]; weight && !weight.is_null()) {
    out.at(weight.key(), "`weight` beside `replicas`")
        .label("rejected by the API server")
        .related(replicas.key(), "a pool of fixed size is not chosen by weight")
        .help("take `weight` out");
  }
  check_limits(pool, out);
  check_ignored(pool, out);
  if (out.karpenter() && *out.karpenter() < kFirst) {
    out.at(replicas.key(), "`replicas` needs Karpenter 1.8").help("upgrade Karpenter, or take `replicas` out");
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/static-capacity-conflict",
                                                .code = "KRP038",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_static_capacity_conflict
