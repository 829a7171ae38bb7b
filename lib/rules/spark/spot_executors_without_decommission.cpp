// spark/spot-executors-without-decommission — executors on Spot that leave without handing over their blocks.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::spark_spot_executors_without_decommission {
namespace {

constexpr std::string_view kDoc = R"md(
Executors run on Spot without graceful decommissioning.

## Why
`spark.decommission.enabled` is off by default. A node that EC2 takes back then takes its shuffle files along: every
later stage fails to fetch them, and the stages that wrote them run again. With decommissioning an executor stops taking
tasks at the two-minute notice and moves its shuffle and RDD blocks to its peers or to fallback storage.

## Bad
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  sparkVersion: "3.5.1"
  executor:
    instances: 20
    nodeSelector: {karpenter.sh/capacity-type: spot}
~~~

## Good
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  sparkVersion: "3.5.1"
  executor:
    instances: 20
    nodeSelector: {karpenter.sh/capacity-type: spot}
  sparkConf:
    spark.decommission.enabled: "true"
    spark.storage.decommission.enabled: "true"
    spark.storage.decommission.shuffleBlocks.enabled: "true"
    spark.storage.decommission.rddBlocks.enabled: "true"
~~~

## Exceptions
With a remote shuffle service (Celeborn, Uniffle) it is advice: the shuffle data is elsewhere, but tasks still end
without notice. Spark before 3.1 cannot do it.

## Sources
- apache/spark: docs/configuration.md
- aws/aws-emr-containers-best-practices: content/cost-optimization/docs/node-decommission.md
)md";

constexpr manifest::Version kFirstWithDecommission{3, 1, 0};
constexpr std::string_view kProperty = "spark.decommission.enabled";

struct SpotLabel {
  std::string_view key, value;
};
// Karpenter and managed node groups spell it differently.
constexpr std::array<SpotLabel, 2> kSpotLabels = {
    {{"karpenter.sh/capacity-type", "spot"}, {"eks.amazonaws.com/capacityType", "SPOT"}}};

Node spot_in(const std::vector<manifest::Requirement>& requirements) {
  for (const manifest::Requirement& requirement : requirements) {
    if (requirement.op != manifest::Operator::in) continue;
    for (const SpotLabel& label : kSpotLabels) {
      if (requirement.key != label.key) continue;
      const auto names_spot = [&](Node value) { return value.is(label.value); };
      const auto spot = std::find_if(requirement.values.begin(), requirement.values.end(), names_spot);
      if (spot != requirement.values.end()) return *spot;
    }
  }
  return {};
}

Node spot_in_conf(const manifest::SparkApplication& app) {
  for (const std::string_view prefix :
       {"spark.kubernetes.executor.node.selector.", "spark.kubernetes.node.selector."}) {
    for (const SpotLabel& label : kSpotLabels) {
      const manifest::EffectiveProperty* property = app.find(fmt::format("{}{}", prefix, label.key));
      if (property != nullptr && property->is_known && property->value == label.value) return property->source;
    }
  }
  return {};
}

// The text that puts executors on Spot: a selector, an affinity, or a selected NodePool of the set that allows it.
Node spot_evidence(const manifest::SparkApplication& app, const manifest::Workspace& workspace) {
  for (const Node selector : app.executor_pod.node_selectors()) {
    if (const Node spot = spot_in(manifest::requirements_of_labels(selector))) return spot;
    const Node pool_name = selector["karpenter.sh/nodepool"];
    for (const manifest::NodePool& pool : workspace.node_pools()) {
      if (!pool.name().empty() && pool_name.is(pool.name()) && pool.capacity_types().is_known &&
          pool.capacity_types().may_be("spot"))
        return pool_name;
    }
  }
  for (const auto& term : app.executor_pod.required_terms()) {
    if (const Node spot = spot_in(term)) return spot;
  }
  return spot_in_conf(app);
}

void check(const manifest::SparkApplication& app, Reporter& out) {
  const auto version = app.spark_version();
  if (version && *version < kFirstWithDecommission) return;
  if (app.flag(kProperty).value_or(true) || !app.spot_possible(manifest::PodRole::executor)) return;
  const Node spot = spot_evidence(app, out.workspace());
  if (!spot) return;
  auto finding = out.at(spot, "executors run on Spot without decommissioning: `{}` is not set to true", kProperty);
  finding.label("interrupted nodes take their shuffle files along")
      .help(
          "set `{}`, `spark.storage.decommission.enabled`, `….shuffleBlocks.enabled` and `….rddBlocks.enabled` to "
          "\"true\"",
          kProperty);
  if (const manifest::EffectiveProperty* off = app.find(kProperty)) finding.related(off->source, "switched off here");
  if (app.remote_shuffle()) finding.severity(Severity::advice);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "spark/spot-executors-without-decommission",
                                                .code = "SPK011",
                                                .severity = Severity::warning,
                                                .designs = Designs::dynamic_only,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_spark_application(check)};

}  // namespace dek::rules::spark_spot_executors_without_decommission
