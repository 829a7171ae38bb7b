// karpenter/capacity-type-unset — pools that land on Spot because nobody said otherwise.
#include <algorithm>

#include "lint/rule.hpp"
#include "rules/requirement_edits.hpp"

namespace dek::rules::karpenter_capacity_type_unset {
namespace {

constexpr std::string_view kDoc = R"md(
A NodePool does not say which capacity types it wants.

## Why
Where nothing is said everything is allowed, and Karpenter takes reserved capacity first, then Spot, then on-demand.
Streaming jobs, coordinators and system pods so end up on nodes that EC2 takes back with two minutes' notice, by
accident. Old releases filled in on-demand; since v1beta1 nobody does.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: services
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
  name: services
spec:
  template:
    spec:
      requirements:
        - {key: kubernetes.io/arch, operator: In, values: [arm64]}
        - {key: karpenter.sh/capacity-type, operator: In, values: [on-demand]}
~~~

## Exceptions
Pools for Spark drivers, where driver-pool-on-spot speaks; pools of fixed size (`replicas`) and pools of capacity
reservations. For a generic pool of a dynamic design it is advice.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md#capacity-type
)md";

constexpr std::string_view kCapacityType = "karpenter.sh/capacity-type";
constexpr std::string_view kReservation = "karpenter.k8s.aws/capacity-reservation";

// True also when a key is unknown: it may be the one that counts.
bool speaks_of_capacity(const manifest::Requirement& one) {
  return one.key.empty() || one.key == kCapacityType || one.key.starts_with(kReservation);
}

lint::Edits stated(const manifest::NodePool& pool, manifest::Design design) {
  if (design == manifest::Design::static_design) return add_requirement(pool, kCapacityType, "In", "on-demand");
  if (pool.pool_role() != manifest::PoolRole::executor) return {};
  return add_requirement(pool, kCapacityType, "In", "spot, on-demand");
}

void check(const manifest::NodePool& pool, Reporter& out) {
  const bool may_say_so =
      pool.node_spec.is_unknown() || pool.labels().is_unknown() || pool.node_spec["requirements"].is_unknown();
  const auto role = pool.pool_role();
  if (may_say_so || pool.replicas() || role == manifest::PoolRole::driver || !pool.spec.is_map()) return;
  const auto constraints = pool.pool_constraints();
  if (std::ranges::any_of(constraints, speaks_of_capacity)) return;
  const Node list = pool.node_spec["requirements"];
  auto finding = list ? out.at(list.key(), "no requirement on `{}`: Spot is allowed, and preferred", kCapacityType)
                      : out.at(*pool.resource, "no requirement on `{}`: Spot is allowed, and preferred", kCapacityType);
  finding.help("add it: `on-demand` for what must stay, `spot` and `on-demand` for executors")
      .fix("state the capacity types", Applicability::unsafe, stated(pool, out.design()));
  if (role == manifest::PoolRole::generic && out.design() == manifest::Design::dynamic_design)
    finding.severity(Severity::advice);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/capacity-type-unset",
                                                .code = "KRP024",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_capacity_type_unset
