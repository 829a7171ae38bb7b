// workspace/operator-webhook-needed — fields that only the operator's webhook applies, where it is switched off.
#include "lint/rule.hpp"
#include "manifest/spark_operator.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::workspace_operator_webhook_needed {
namespace {

using manifest::SparkOperator;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
An application uses fields that the Spark operator's webhook applies, and the webhook is off.

## Why
Spark itself knows nothing of `tolerations`, `affinity`, `volumeMounts` and their like in `driver` and `executor`; the
webhook writes them into the pods as they are made. Without it they are ignored silently: pods stay pending for want of
a toleration, or run without their secrets and sidecars.

## Bad
~~~yaml
webhook: {enable: false}
spark: {jobNamespaces: [team-a]}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl, namespace: team-a}
spec:
  executor:
    tolerations: [{key: spark, operator: Exists}]
~~~

## Good
~~~yaml
webhook: {enable: true}
spark: {jobNamespaces: [team-a]}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl, namespace: team-a}
spec:
  executor:
    tolerations: [{key: spark, operator: Exists}]
~~~

## Exceptions
The same settings in `driver.template` and `executor.template`, which Spark applies itself; volumes that are named
`spark-local-dir-…`, which the operator passes as properties. Of several operators that may watch the namespace, one
with the webhook on is enough. Applications with an image of EMR on EKS belong to the operator of EMR.

## Sources
- kubeflow/spark-operator: internal/webhook/sparkpod_defaulter.go
- kubeflow/spark-operator: charts/spark-operator-chart/values.yaml
)md";

constexpr std::array<std::string_view, 13> kFields = {"affinity",
                                                      "configMaps",
                                                      "dnsConfig",
                                                      "envFrom",
                                                      "gpu",
                                                      "hostNetwork",
                                                      "initContainers",
                                                      "podSecurityContext",
                                                      "priorityClassName",
                                                      "securityContext",
                                                      "sidecars",
                                                      "terminationGracePeriodSeconds",
                                                      "tolerations"};

bool mounts_other_volumes(Node mounts) {
  return std::ranges::any_of(mounts.items(), [](Node mount) {
    const auto name = mount["name"].text();
    return name && !name->starts_with("spark-local-dir-");
  });
}

/// The first field of a role that needs the webhook, and how many there are.
struct Fields {
  Node first;
  std::vector<std::string> names;

  void add(Node field) {
    if (!first) first = field.key();
    const std::string name = base::as_code(field.key().raw());
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
};

void collect(Node role, Fields& fields) {
  for (const auto [key, value] : role.entries()) {
    const bool is_set = !value.is_null() && (!value.is_list() || value.size() > 0);
    if (is_set && std::ranges::find(kFields, key.raw()) != kFields.end()) fields.add(value);
    if (key.raw() == "volumeMounts" && mounts_other_volumes(value)) fields.add(value);
  }
}

bool is_off_for(const manifest::SparkApplication& app, const std::vector<SparkOperator>& operators) {
  bool is_watched = false;
  for (const SparkOperator& one : operators) {
    const std::string_view name = app.resource->namespace_name;
    if (!name.empty() && one.watches(name) == manifest::Watch::no) continue;
    if (!one.webhook().is("false")) return false;
    is_watched = true;
  }
  return is_watched;
}

void check(const Workspace& set, Reporter& out) {
  const std::vector<SparkOperator> operators = manifest::spark_operators(set);
  if (operators.empty()) return;
  for (const manifest::SparkApplication& app : set.spark_applications()) {
    if (app.emr_image() || !is_off_for(app, operators)) continue;
    Fields fields;
    collect(app.driver(), fields);
    collect(app.executor(), fields);
    if (!fields.first) continue;
    out.at(fields.first, "without the operator's webhook {} {} no effect", base::join_words(fields.names),
           fields.names.size() == 1 ? "has" : "have")
        .related(operators.front().webhook(), "switched off here")
        .help("set `webhook.enable: true`, or move the settings into the pod template");
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/operator-webhook-needed",
                                                .code = "XRF020",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_operator_webhook_needed
