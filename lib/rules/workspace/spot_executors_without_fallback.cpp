// workspace/spot-executors-without-fallback — executors that wait as long as Spot is short.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::workspace_spot_executors_without_fallback {
namespace {

using manifest::NodeDemand;
using manifest::PoolChoice;
using manifest::PoolOffer;
using manifest::SparkApplication;

constexpr std::string_view kDoc = R"md(
Executors can run on Spot capacity only.

## Why
When Spot of the allowed types runs out, such a job waits without limit. With on-demand allowed in the same NodePool
Karpenter falls back within milliseconds and returns to Spot later; a second NodePool of lower weight does the same.
Jobs that must be done by a certain time need that way out.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  template:
    spec:
      requirements:
        - {key: karpenter.sh/capacity-type, operator: In, values: [spot]}
        - {key: karpenter.k8s.aws/instance-family, operator: In, values: [r6gd, r7gd]}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  executor: {instances: 50}
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
        - {key: karpenter.sh/capacity-type, operator: In, values: [spot, on-demand]}
        - {key: karpenter.k8s.aws/instance-family, operator: In, values: [r6gd, r7gd]}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  executor: {instances: 50}
~~~

## Exceptions
Pools that offer 30 types or more and do not leave out zones (three at least): there a shortage is rare, and it is
advice. Executors that may land on node groups of the set or on a NodePool that is not wholly known. Tenants whose jobs
may wait, by `spark.delayTolerant: true` of the profile.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md#capacity-type
- aws/karpenter-provider-aws: website/content/en/docs/concepts/scheduling.md#fallback
- awslabs/data-on-eks: website/docs/bestpractices/analytics/spark-best-practices.md#configure-spot-instances
)md";

constexpr std::string_view kCapacityType = "karpenter.sh/capacity-type";
constexpr std::string_view kZone = "topology.kubernetes.io/zone";
constexpr std::array<std::string_view, 3> kCapacityTypes = {"reserved", "spot", "on-demand"};
// From the catalogue.
constexpr std::size_t kManyTypes = 30;
constexpr std::size_t kManyZones = 3;

bool is_spot_only(const PoolOffer& offer, const NodeDemand& demand) {
  const auto left = offer.values_for(demand, kCapacityType, kCapacityTypes);
  return left.size() == 1 && left.front() == "spot";
}

bool has_many_zones(const PoolOffer& offer) {
  const manifest::Requirement* zones = offer.pool().find(kZone);
  return zones == nullptr || zones->op != manifest::Operator::in || zones->values.size() >= kManyZones;
}

bool may_wait(const SparkApplication& app, const manifest::Context& context) {
  const manifest::Tenant* tenant = context.tenant_of(app.resource->namespace_name);
  return tenant != nullptr && tenant->is_delay_tolerant;
}

/// The application's own selector on the capacity type, or absent.
Node own_selector(const NodeDemand& demand) {
  for (const auto& all : demand.alternatives) {
    for (const manifest::NodeRequirement& one : all) {
      if (one.plain.key == kCapacityType) return one.node;
    }
  }
  return {};
}

void check(const SparkApplication& app, Reporter& out) {
  const manifest::Workspace& set = out.workspace();
  if (set.node_pools().empty() || !app.executor() || may_wait(app, out.context())) return;
  const NodeDemand& demand = set.placement().demand(app.executor_pod);
  if (!demand.needs_karpenter() && set.elsewhere().has_node_groups()) return;
  const PoolChoice& choice = set.placement().choice(demand);
  if (!choice.is_certain()) return;
  if (!std::ranges::all_of(choice.pools, [&](const PoolOffer* offer) { return is_spot_only(*offer, demand); })) return;
  const facts::AllowedTypes& types = set.placement().types(demand);
  const bool is_wide = types.types.size() >= kManyTypes &&
                       std::ranges::all_of(choice.pools, [](const PoolOffer* offer) { return has_many_zones(*offer); });
  const Node own = own_selector(demand);
  const manifest::NodePool& first = choice.pools.front()->pool();
  const manifest::Requirement* restriction = first.find(kCapacityType);
  auto finding = out.at(own ? own : app.executor().key(), "executors can run on Spot only");
  finding.severity(is_wide ? Severity::advice : Severity::warning)
      .label("they wait while Spot is short")
      .note("{} of {} can take them", base::count_of(types.types.size(), "instance type"),
            base::count_of(choice.pools.size(), "NodePool"))
      .help("{}", own ? "select `spot` by preference, and let a NodePool fall back to on-demand"
                      : "allow `[spot, on-demand]`, or add an on-demand NodePool of lower weight");
  if (!own && restriction != nullptr) finding.related(restriction->node, "Spot only");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/spot-executors-without-fallback",
                                                .code = "XRF024",
                                                .severity = Severity::warning,
                                                .designs = Designs::dynamic_only,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_spark_application(check)};

}  // namespace dek::rules::workspace_spot_executors_without_fallback
