// spark/fallback-storage-path-invalid — fallback storage that Spark cannot write to, or that nobody empties.
#include "lint/rule.hpp"
#include "text/placeholder.hpp"

namespace dek::rules::spark_fallback_storage_path_invalid {
namespace {

constexpr std::string_view kDoc = R"md(
The fallback storage for decommissioned executors cannot be used as written.

## Why
When no peer is left, an executor that is decommissioned moves its shuffle blocks to
`spark.storage.decommission.fallbackStorage.path`. Spark refuses to start when the path does not end with a slash.
Open-source Hadoop knows `s3a`, not `s3`: the move then fails in the very moment it is needed. By default
(`…fallbackStorage.cleanUp` false) every block stays in the bucket for ever.

## Bad
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  sparkConf:
    spark.storage.decommission.enabled: "true"
    spark.storage.decommission.fallbackStorage.path: s3a://logs/decommission
    spark.storage.decommission.fallbackStorage.cleanUp: "true"
~~~

## Good
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  sparkConf:
    spark.storage.decommission.enabled: "true"
    spark.storage.decommission.fallbackStorage.path: s3a://logs/decommission/
    spark.storage.decommission.fallbackStorage.cleanUp: "true"
~~~

## Exceptions
EMR images read `s3://`, and so does a Spark with `spark.hadoop.fs.s3.impl` set. An expiry rule on the prefix does the
same as `cleanUp`.

## Sources
- apache/spark: core/src/main/scala/org/apache/spark/internal/config/package.scala
- apache/spark: core/src/main/scala/org/apache/spark/storage/FallbackStorage.scala
)md";

constexpr std::string_view kPath = "spark.storage.decommission.fallbackStorage.path";
constexpr std::string_view kCleanUp = "spark.storage.decommission.fallbackStorage.cleanUp";
constexpr std::string_view kStorage = "spark.storage.decommission.enabled";

// Literal text before the first and behind the last placeholder may still be judged.
std::string_view known_start(std::string_view text) {
  const auto first = text::find_placeholder(text);
  return first ? text.substr(0, first->begin) : text;
}

std::string_view known_end(std::string_view text) {
  std::uint32_t end = 0;
  while (const auto next = text::find_placeholder(text, end)) end = next->end;
  return text.substr(end);
}

bool is_emr(const manifest::Resource& resource) {
  const Node spec = resource.kind == "ScheduledSparkApplication" ? resource.spec()["template"] : resource.spec();
  return resource.artifact == manifest::Artifact::emr_job ||
         spec["image"].raw().find("/spark/emr-") != std::string_view::npos;
}

void check_scheme(const manifest::SparkConf& conf, Node value, Reporter& out) {
  const std::string_view start = known_start(value.raw());
  const bool is_whole = start.size() == value.raw().size();
  if (start.starts_with("s3://") && !is_emr(*conf.resource) && conf.find("spark.hadoop.fs.s3.impl") == nullptr) {
    out.at(value, "open-source Hadoop has no file system for `s3://`")
        .label("fails when an executor is decommissioned")
        .help("write `s3a://`");
  } else if (start.starts_with("file:") || start.starts_with("/") ||
             (is_whole && start.find("://") == std::string_view::npos)) {
    out.at(value, "fallback storage is a local path, gone with its node").help("use a bucket: `s3a://BUCKET/PREFIX/`");
  }
}

void check(const manifest::SparkConf& conf, Reporter& out) {
  const manifest::SparkProperty* path = conf.find(kPath);
  if (path == nullptr || !path->value.is_scalar()) return;
  const std::string_view end = known_end(path->value.raw());
  if (!end.empty() && !end.ends_with('/')) {
    out.at(path->value, "fallback storage path does not end with a slash")
        .label("Spark refuses to start")
        .help("add the slash")
        .fix("add the slash", Applicability::safe,
             path->value.is_unknown() ? lint::Edits{}
                                      : lint::replace_value(path->value, fmt::format("{}/", path->value.raw())));
  }
  check_scheme(conf, path->value, out);
  if (conf.is(kStorage, "false")) {
    out.at(path->value, "fallback storage has no effect: `{}` is false", kStorage)
        .severity(Severity::warning)
        .related(conf.find(kStorage)->value, "switched off here")
        .help("set `{}` to \"true\", or delete the path", kStorage);
  }
  const manifest::SparkProperty* clean_up = conf.find(kCleanUp);
  if (clean_up != nullptr && !conf.is(kCleanUp, "false")) return;
  out.at(path->value, "blocks in fallback storage are never deleted: `{}` is not true", kCleanUp)
      .severity(Severity::advice)
      .help("set it to \"true\", and give the prefix an expiry rule for drivers that die");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "spark/fallback-storage-path-invalid",
                                                .code = "SPK013",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_spark_conf(check)};

}  // namespace dek::rules::spark_fallback_storage_path_invalid
