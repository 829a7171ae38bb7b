// workspace/batch-scheduler-not-enabled — applications that ask for a batch scheduler the operator does not use.
#include "lint/rule.hpp"
#include "manifest/spark_operator.hpp"

#include <algorithm>

namespace dek::rules::workspace_batch_scheduler_not_enabled {
namespace {

using manifest::SparkOperator;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
An application asks for a batch scheduler that the Spark operator has not enabled.

## Why
`controller.batchScheduler.enable` is off by default. The controller then ignores `batchScheduler`: no gang, no queue,
no PodGroup, and pods go to the default scheduler one by one, or wait for a scheduler that knows nothing of them. The
scheduler's name is written into the pods by the webhook, so it must be on as well.

## Bad
~~~yaml
controller: {workers: 10}
spark: {jobNamespaces: [team-a]}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl, namespace: team-a}
spec: {batchScheduler: yunikorn}
~~~

## Good
~~~yaml
controller: {workers: 10, batchScheduler: {enable: true}}
spark: {jobNamespaces: [team-a]}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl, namespace: team-a}
spec:
  batchScheduler: yunikorn
  batchSchedulerOptions: {queue: root.team-a}
~~~

## Exceptions
Sets without values of the operator's chart. Of several operators that may watch the namespace, one that has it enabled
is enough. Applications with an image of EMR on EKS belong to the operator of EMR.

## Sources
- kubeflow/spark-operator: charts/spark-operator-chart/values.yaml
- kubeflow/spark-operator: internal/controller/sparkapplication/controller.go
)md";

bool may_be_on(Node enable) {
  return enable && !enable.is("false");
}

bool is_off(Node enable) {
  return enable.is("false");
}

/// Those that may watch the application; all when its namespace is not known.
std::vector<SparkOperator> watching(const std::vector<SparkOperator>& operators, std::string_view namespace_name) {
  std::vector<SparkOperator> result;
  for (const SparkOperator& one : operators) {
    if (namespace_name.empty() || one.watches(namespace_name) != manifest::Watch::no) result.push_back(one);
  }
  return result;
}

void check_app(const manifest::SparkApplication& app, const std::vector<SparkOperator>& operators, Reporter& out) {
  const Node scheduler = app.spec["batchScheduler"];
  const auto name = scheduler.text();
  const auto watchers = watching(operators, app.resource->namespace_name);
  if (!name || name->empty() || watchers.empty() || app.emr_image()) return;
  const SparkOperator& first = watchers.front();
  if (std::ranges::none_of(watchers, [](const SparkOperator& one) { return may_be_on(one.batch_scheduler()); })) {
    const Node off = first.batch_scheduler();
    out.at(scheduler, "`{}` is asked for, but the Spark operator has no batch scheduler enabled", *name)
        .label("the controller ignores it")
        .related(off ? off : first.resource->anchor(), off ? "switched off here" : "the operator's values")
        .help("set `controller.batchScheduler.enable: true` in the operator's values");
  } else if (std::ranges::all_of(watchers, [](const SparkOperator& one) { return is_off(one.webhook()); })) {
    out.at(scheduler, "`{}` is asked for, but the Spark operator's webhook is off", *name)
        .label("nothing writes it into the pods")
        .related(first.webhook(), "switched off here")
        .help("set `webhook.enable: true` in the operator's values");
  }
}

void check(const Workspace& set, Reporter& out) {
  const std::vector<SparkOperator> operators = manifest::spark_operators(set);
  if (operators.empty()) return;
  for (const manifest::SparkApplication& app : set.spark_applications()) check_app(app, operators, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/batch-scheduler-not-enabled",
                                                .code = "XRF019",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_batch_scheduler_not_enabled
