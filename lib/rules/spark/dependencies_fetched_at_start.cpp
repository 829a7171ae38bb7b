// spark/dependencies-fetched-at-start — packages and jars that every start downloads again.
#include "lint/rule.hpp"

namespace dek::rules::spark_dependencies_fetched_at_start {
namespace {

constexpr std::string_view kDoc = R"md(
A job downloads its packages or its main file from the internet at every start.

## Why
Each start then needs a way to the internet, a NAT gateway and a public repository that answers. Packages of
`deps.packages` are resolved by the driver, and hundreds of executors fetch them from it. Jars in the image (`local://`)
or in S3 (`s3a://`) are the same bytes tomorrow, and nothing outside the account decides whether the job starts.

## Bad
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  mainApplicationFile: https://packages.example.com/compaction-1.4.jar
~~~

## Good
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  mainApplicationFile: local:///opt/app/compaction-1.4.jar
~~~

## Exceptions
Profiles of a stage other than production.

## Sources
- awslabs/data-on-eks: website/docs/bestpractices/analytics/soci-spark-image-pulls.md
- apache/spark: docs/running-on-kubernetes.md
)md";

constexpr std::int64_t kManyExecutors = 100;  // from here on the fetches alone cost minutes of cluster time
constexpr std::string_view kHelp = "build it into the image (`local://`), or keep it in a bucket (`s3a://`)";

void check_url(Node url, Reporter& out) {
  // The scheme stands before any placeholder.
  const std::string_view text = url.raw();
  if (!text.starts_with("http://") && !text.starts_with("https://")) return;
  out.at(url, "fetched over http at every start").severity(Severity::warning).help(kHelp);
}

void check_packages(Node packages, const manifest::SparkApplication& app, Reporter& out) {
  if (!packages || packages.is_unknown() || packages.is("") || (packages.is_list() && packages.size() == 0)) return;
  auto finding = out.at(packages.key(), "packages are resolved from a repository at every start");
  finding.help(kHelp);
  if (app.executor_count().value_or(0) >= kManyExecutors) finding.severity(Severity::warning);
}

void check(const manifest::SparkApplication& app, Reporter& out) {
  if (out.context().stage.value_or(manifest::Stage::production) != manifest::Stage::production) return;
  check_url(app.spec["mainApplicationFile"], out);
  for (const Node jar : app.spec["deps"]["jars"].items()) check_url(jar, out);
  check_packages(app.spec["deps"]["packages"], app, out);
  check_packages(app.spark_conf()["spark.jars.packages"], app, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "spark/dependencies-fetched-at-start",
                                                .code = "SPK044",
                                                .severity = Severity::advice,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_spark_application(check)};

}  // namespace dek::rules::spark_dependencies_fetched_at_start
