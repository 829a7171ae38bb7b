// karpenter/driver-pool-on-spot — Spark drivers on capacity that EC2 may take back.
#include "lint/rule.hpp"

namespace dek::rules::karpenter_driver_pool_on_spot {
namespace {

constexpr std::string_view kDoc = R"md(
A NodePool for Spark drivers allows Spot capacity.

## Why
Spark replaces a lost executor, but not a lost driver: two minutes after the Spot notice the application is gone with
all its progress, and every executor it holds was paid for nothing. Karpenter prefers Spot wherever both are allowed, so
`[spot, on-demand]` is a Spot pool in practice. A driver is one small pod a job; keeping it on demand costs little.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-driver
spec:
  template:
    spec:
      requirements:
        - {key: karpenter.sh/capacity-type, operator: In, values: [spot, on-demand]}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-driver
spec:
  template:
    spec:
      requirements:
        - {key: karpenter.sh/capacity-type, operator: In, values: [on-demand]}
~~~

## Exceptions
None known: a job that may die at any time can still lose hours at its end.

## Sources
- awslabs/data-on-eks: website/docs/bestpractices/analytics/spark-best-practices.md
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md
)md";

constexpr std::string_view kCapacityType = "karpenter.sh/capacity-type";

Node spot_value(const manifest::NodePool& pool) {
  const manifest::Requirement* requirement = pool.find(kCapacityType);
  if (requirement == nullptr) return {};
  for (const Node value : requirement->values) {
    if (value.is("spot")) return value;
  }
  return {};
}

void check(const manifest::NodePool& pool, Reporter& out) {
  if (pool.pool_role() != manifest::PoolRole::driver) return;
  const manifest::AllowedValues capacity = pool.capacity_types();
  if (!capacity.is_known || !capacity.may_be("spot")) return;
  constexpr std::string_view kHelp = "allow `on-demand` only (or `reserved` and `on-demand`) for drivers";
  if (const Node spot = spot_value(pool)) {
    out.at(spot, "NodePool for Spark drivers allows Spot")
        .label("a lost driver ends its whole application")
        .help(kHelp)
        .fix("use on-demand", Applicability::unsafe,
             spot.parent().size() == 1 ? lint::replace_value(spot, "on-demand") : lint::Edits{});
    return;
  }
  out.at(*pool.resource, "NodePool for Spark drivers does not keep Spot out: `{}` is not restricted", kCapacityType)
      .help(kHelp);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/driver-pool-on-spot",
                                                .code = "KRP023",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_driver_pool_on_spot
