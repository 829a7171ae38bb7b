// spark/resources-outside-pod-template — a resources block where a SparkApplication has none.
#include "lint/rule.hpp"

namespace dek::rules::spark_resources_outside_pod_template {
namespace {

constexpr std::string_view kDoc = R"md(
A SparkApplication has a `resources` block in a place where the API has no such field.

## Why
CPU and memory come from `cores`, `coreRequest`, `coreLimit`, `memory` and `memoryOverhead`. Only `ephemeral-storage`
needs a `resources` block, and its place is the container of the pod template. Anywhere else the block is pruned or
rejected, and executors that fill the node's disk are evicted.

## Bad
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  executor:
    resources:
      requests: {ephemeral-storage: 20Gi}
~~~

## Good
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  executor:
    template:
      spec:
        containers:
          - name: spark-kubernetes-executor
            resources:
              requests: {ephemeral-storage: 20Gi}
              limits: {ephemeral-storage: 40Gi}
~~~

## Sources
- kubeflow/spark-operator: docs/api-docs.md
- apache/spark: docs/running-on-kubernetes.md
)md";

constexpr std::string_view kHelp =
    "put `ephemeral-storage` into the container `spark-kubernetes-executor` (driver: `spark-kubernetes-driver`) of "
    "`template.spec.containers`; use `cores` and `memory` for the rest";

void check_block(Node owner, std::string_view path, Reporter& out) {
  const Node resources = owner["resources"];
  if (!resources.is_map()) return;
  out.at(resources.key(), "SparkApplication has no field `{}.resources`", path).label("no effect").help(kHelp);
}

void check(const manifest::SparkApplication& app, Reporter& out) {
  check_block(app.spec, "spec", out);
  check_block(app.driver(), "spec.driver", out);
  check_block(app.executor(), "spec.executor", out);
  for (const tree::Entry entry : app.spark_conf().entries()) {
    if (!entry.value.is_map()) continue;
    out.at(entry.key, "`sparkConf.{}` is a mapping; properties are strings", entry.key.raw()).help(kHelp);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "spark/resources-outside-pod-template",
                                                .code = "SPK007",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_spark_application(check)};

}  // namespace dek::rules::spark_resources_outside_pod_template
