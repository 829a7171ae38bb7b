// karpenter/static-pool-single-zone — long-lived services in one zone.
#include <algorithm>

#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"

namespace dek::rules::karpenter_static_pool_single_zone {
namespace {

constexpr std::string_view kDoc = R"md(
A pool for long-lived services is pinned to one zone.

## Why
When the zone fails the whole service fails with it, and no node of another zone can take over. Masters, coordinators
and quorums belong into three zones, even where their workers stay in one for the sake of traffic.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: kafka
spec:
  template:
    spec:
      requirements:
        - {key: topology.kubernetes.io/zone, operator: In, values: [eu-west-1a]}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: kafka
spec:
  template:
    spec:
      requirements:
        - {key: topology.kubernetes.io/zone, operator: In, values: [eu-west-1a, eu-west-1b, eu-west-1c]}
~~~

## Exceptions
Shuffle workers (Celeborn), pools with EFA, placement groups or capacity reservations, which need one zone, and sets in
which another pool is pinned to another zone.

## Sources
- aws/aws-eks-best-practices: latest/bpg/reliability/dataplane.adoc
- awslabs/data-on-eks: website/docs/bestpractices/analytics/celeborn.md
)md";

constexpr std::string_view kZoneLabels[] = {"topology.kubernetes.io/zone", "topology.k8s.aws/zone-id"};
constexpr std::string_view kOneZoneLabels[] = {"karpenter.k8s.aws/capacity-reservation",
                                               "karpenter.k8s.aws/placement-group"};
constexpr std::string_view kOneZoneWords[] = {"celeborn", "shuffle", "efa"};

// The only zone left; empty when there are more, or any.
std::string_view only_zone(const manifest::NodePool& pool) {
  for (const std::string_view label : kZoneLabels) {
    const facts::ValueSet left = facts::values_left(manifest::evaluable(pool), label);
    if (left.is_listed() && left.values().size() == 1) return left.values().front();
  }
  return {};
}

bool needs_one_zone(const manifest::NodePool& pool) {
  const auto names_it = [](std::string_view text) {
    return std::ranges::any_of(kOneZoneWords, [&](std::string_view word) { return base::has_word(text, word); });
  };
  if (names_it(pool.name())) return true;
  for (const auto [key, value] : pool.labels().entries()) {
    if (names_it(key.raw()) || names_it(value.raw())) return true;
  }
  return std::ranges::any_of(pool.requirements(), [](const manifest::Requirement& one) {
    return std::ranges::any_of(kOneZoneLabels, [&](std::string_view label) { return one.key.starts_with(label); });
  });
}

/// Its nodes stand in a placement group or on a reservation, and both lie in one zone.
bool class_needs_one_zone(const manifest::NodePool& pool, const manifest::Workspace& workspace) {
  const auto name = pool.node_class_ref()["name"].text();
  const manifest::Resource* target = name ? workspace.find("karpenter.k8s.aws", "EC2NodeClass", *name) : nullptr;
  if (target == nullptr) return false;
  return target->spec()["placementGroupSelector"] || target->spec()["capacityReservationSelectorTerms"];
}

bool has_sibling_elsewhere(std::string_view zone, const manifest::Workspace& workspace) {
  return std::ranges::any_of(workspace.node_pools(), [&](const manifest::NodePool& other) {
    const std::string_view its = only_zone(other);
    return !its.empty() && its != zone;
  });
}

void check(const manifest::NodePool& pool, Reporter& out) {
  const std::string_view zone = only_zone(pool);
  if (zone.empty() || needs_one_zone(pool) || class_needs_one_zone(pool, out.workspace()) ||
      has_sibling_elsewhere(zone, out.workspace()))
    return;
  const auto constraints = pool.pool_constraints();
  const auto found = std::ranges::find_if(constraints, [](const manifest::Requirement& one) {
    return base::is_one_of(one.key, kZoneLabels) && one.op == manifest::Operator::in;
  });
  if (found == constraints.end()) return;
  out.at(found->node, "all nodes of this pool are in zone `{}`", zone)
      .help("allow three zones, or add a pool for each zone");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/static-pool-single-zone",
                                                .code = "KRP033",
                                                .severity = Severity::warning,
                                                .designs = Designs::static_only,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_static_pool_single_zone
