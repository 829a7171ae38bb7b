// workspace/namespace-not-watched-by-operator — SparkApplications where no operator of the set looks.
#include "lint/rule.hpp"
#include "manifest/spark_operator.hpp"

#include <algorithm>
#include <map>

namespace dek::rules::workspace_namespace_not_watched_by_operator {
namespace {

using manifest::SparkOperator;
using manifest::Watch;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
A SparkApplication stands in a namespace that the Spark operator does not watch.

## Why
The object is accepted and stays without a status for ever: no event, no driver, no error. The chart also makes the
drivers' service account and role in the namespaces that it watches, so they are missing too.

## Bad
~~~yaml
controller: {workers: 10}
spark: {jobNamespaces: [team-a]}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl, namespace: team-b}
~~~

## Good
~~~yaml
controller: {workers: 10}
spark: {jobNamespaces: [team-a, team-b]}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl, namespace: team-b}
~~~

## Exceptions
Values that do not list namespaces, or that select some by label: other values may complete them. An empty name in the
list stands for all namespaces. Of several operators, one that watches is enough; two that do are a warning when they
are releases of different names in one folder. Applications with an image of EMR on EKS belong to the operator of EMR.

## Sources
- kubeflow/spark-operator: charts/spark-operator-chart/values.yaml
)md";

Watch best_watch(const std::vector<SparkOperator>& operators, std::string_view name) {
  Watch best = Watch::no;
  for (const SparkOperator& one : operators) best = std::max(best, one.watches(name));
  return best;
}

void report(const std::vector<const manifest::Resource*>& apps, const std::vector<SparkOperator>& operators,
            Reporter& out) {
  const manifest::Resource& first = *apps.front();
  const std::string_view name = first.namespace_name;
  const Node list = operators.front().job_namespaces();
  auto finding = out.at(first.metadata()["namespace"], "the Spark operator does not watch namespace `{}`", name);
  finding.label("the application is never run")
      .related(list.key(), "the namespaces that it watches")
      .help("add `{}` to `{}`", name, list.key().raw());
  if (apps.size() > 1) finding.note("{} stand there", base::count_of(apps.size(), "application"));
  if (operators.size() > 1 || !list.is_list()) return;
  finding.fix(fmt::format("watch `{}`", name), Applicability::unsafe, lint::add_item(list, name));
}

/// Installations beside each other by name and folder, each of them made in any case.
bool are_two(const SparkOperator& a, const SparkOperator& b, const Workspace& set) {
  const manifest::Release* one = a.resource->release;
  const manifest::Release* other = b.resource->release;
  if (one == nullptr || other == nullptr || set.folder_of(*a.resource) != set.folder_of(*b.resource)) return false;
  const auto name = one->name.text(), other_name = other->name.text();
  const auto is_sure = [](Node root) { return !root["count"] && !root["for_each"]; };
  return name && other_name && *name != *other_name && is_sure(one->root) && is_sure(other->root);
}

void report_two(const SparkOperator& a, const SparkOperator& b, std::string_view name, Reporter& out) {
  out.at(b.job_namespaces().key(), "two Spark operators watch namespace `{}`", name)
      .severity(Severity::warning)
      .label("both act on each application")
      .related(a.job_namespaces().key(), "the other one")
      .help("let one of them watch the namespace");
}

void check_twice(std::string_view name, const std::vector<SparkOperator>& operators, const Workspace& set,
                 Reporter& out) {
  const SparkOperator* first = nullptr;
  for (const SparkOperator& one : operators) {
    if (one.watches(name) != Watch::yes) continue;
    if (first != nullptr && are_two(*first, one, set)) return report_two(*first, one, name, out);
    if (first == nullptr) first = &one;
  }
}

void check(const Workspace& set, Reporter& out) {
  const std::vector<SparkOperator> operators = manifest::spark_operators(set);
  if (operators.empty()) return;
  std::map<std::string_view, std::vector<const manifest::Resource*>> unwatched;
  for (const manifest::SparkApplication& app : set.spark_applications()) {
    const std::string_view name = app.resource->namespace_name;
    if (!name.empty() && !app.emr_image()) unwatched[name].push_back(app.resource);
  }
  for (const auto& [name, apps] : unwatched) {
    if (best_watch(operators, name) == Watch::no) report(apps, operators, out);
    check_twice(name, operators, set, out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/namespace-not-watched-by-operator",
                                                .code = "XRF018",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_namespace_not_watched_by_operator
