// spark/spark-property-unknown — names below `spark.` that Spark does not read.
#include "facts/spark_properties.hpp"
#include "lint/rule.hpp"

namespace dek::rules::spark_spark_property_unknown {
namespace {

constexpr std::string_view kDoc = R"md(
A Spark property has a name that Spark does not know.

## Why
Spark ignores unknown properties without a word, and names are compared with their case. A misspelt decommissioning or
recovery setting is found out only in the next wave of Spot interruptions. Published slides and guides hold several:
`spark.files.fetchFailure.unregisterOutputOnHost` (Spark writes `unRegister`), `spark.executor.decommission.enabled`
(Spark reads `spark.decommission.enabled`).

A name that is near a known one is an error. A name that is near none is advice: plugins and programs of your own read
keys of their own.

## Bad
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  sparkConf:
    spark.executor.decommission.enabled: "true"
    spark.files.fetchFailure.unregisterOutputOnHost: "true"
~~~

## Good
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  sparkConf:
    spark.decommission.enabled: "true"
    spark.files.fetchFailure.unRegisterOutputOnHost: "true"
~~~

## Exceptions
Names below prefixes that other projects own (`spark.hadoop.`, `spark.celeborn.` and more) are not checked. In a kind of
your own the finding weighs one step less.

## Sources
- apache/spark: core/src/main/scala/org/apache/spark/internal/config/package.scala
- apache/spark: resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/Config.scala
- awslabs/data-on-eks: website/docs/bestpractices/analytics/spark-best-practices.md
)md";

constexpr std::string_view kStreaming = "spark.streaming.dynamicAllocation.enabled";
constexpr std::string_view kCore = "spark.dynamicAllocation.enabled";

/// Where dynamic allocation of core is switched on: beside it, Spark Streaming ends with an exception when asked for
/// its own (apache/spark:
/// streaming/src/main/scala/org/apache/spark/streaming/scheduler/ExecutorAllocationManager.scala).
Node core_allocation(const manifest::SparkConf& conf, const manifest::Workspace& workspace) {
  if (const manifest::SparkApplication* app = workspace.spark_application(*conf.resource))
    return app->dynamic_allocation() == true ? app->find(kCore)->source : Node();
  return conf.is(kCore, "true") ? conf.find(kCore)->value : Node();
}

void check_suggested(const manifest::SparkConf& conf, const manifest::SparkProperty& property,
                     const facts::SparkSuggestion& suggestion, Reporter& out) {
  const manifest::SparkProperty* right = conf.find(suggestion.name);
  auto finding = out.at(property.key, "Spark does not know `{}`", property.name);
  if (right != nullptr) {
    finding.related(right->key, "the name that Spark reads")
        .help("delete it: `{}` is set already", suggestion.name)
        .fix("delete the unknown property", Applicability::unsafe, lint::remove_entry(property.value));
    return;
  }
  const Node core = suggestion.name == kStreaming ? core_allocation(conf, out.workspace()) : Node();
  if (core) {
    finding.related(core, "Spark Streaming refuses its own dynamic allocation beside this")
        .help("delete it, or switch `{}` off and write `{}`", kCore, kStreaming)
        .fix("delete the unknown property", Applicability::unsafe, lint::remove_entry(property.value));
    return;
  }
  // Only a difference in letter case is certain; any other name switches something on for the first time.
  const bool is_certain = suggestion.closeness == facts::Closeness::letter_case;
  finding.label("ignored without a word")
      .help("did you mean `{}`?", suggestion.name)
      .fix("use the name that Spark reads", is_certain ? Applicability::safe : Applicability::unsafe,
           lint::rename_key(property.value, suggestion.name));
}

void check_property(const manifest::SparkConf& conf, const manifest::SparkProperty& property, Reporter& out) {
  if (property.key.is_unknown()) return;
  if (const std::string problem = facts::spark_volume_key_problem(property.name); !problem.empty()) {
    out.at(property.key, "Spark cannot read `{}`: {}", property.name, problem)
        .help("write `spark.kubernetes.{{driver,executor}}.volumes.TYPE.NAME.mount.path` or `.options.OPTION`");
    return;
  }
  const facts::SparkKeyKind kind = facts::lookup_spark_key(property.name).kind;
  if (kind != facts::SparkKeyKind::unknown && kind != facts::SparkKeyKind::open) return;
  if (const auto suggestion = facts::suggest_spark_key(property.name))
    return check_suggested(conf, property, *suggestion, out);
  if (kind == facts::SparkKeyKind::open) return;
  out.at(property.key, "`{}` is no property of open-source Spark", property.name)
      .severity(Severity::advice)
      .note("compared with the properties of Spark 3.5 to 4.2, as of {}", facts::spark_table_date())
      .help("check that a plugin or your program reads it");
}

void check(const manifest::SparkConf& conf, Reporter& out) {
  for (const manifest::SparkProperty& property : conf.properties) check_property(conf, property, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "spark/spark-property-unknown",
                                                .code = "SPK002",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_spark_conf(check)};

}  // namespace dek::rules::spark_spark_property_unknown
