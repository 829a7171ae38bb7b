// workspace/priority-class-not-found — pods of a priority class that is missing, and executors above their driver.
#include "lint/rule.hpp"
#include "rules/counterpart.hpp"

namespace dek::rules::workspace_priority_class_not_found {
namespace {

using manifest::PodRole;
using manifest::PodSpec;
using manifest::Resource;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
A pod names a PriorityClass that is not in the set, or executors have a higher priority than their driver.

## Why
The API server refuses pods of an unknown priority class; with Spark that shows in the operator's log and nowhere else.
Executors that outrank their driver can preempt it: when room is short they end the application they work for.

## Bad
~~~yaml
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: batch-low}
value: -10
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  executor: {priorityClassName: low-batch}
~~~

## Good
~~~yaml
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: batch-low}
value: -10
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  executor: {priorityClassName: batch-low}
~~~

## Exceptions
`system-cluster-critical` and `system-node-critical`, which every cluster has; names that Terraform code, chart values
or an application of the set mention. The rule speaks only when some PriorityClass was read: a set without any takes
them from somewhere else.

## Sources
- aws/aws-eks-best-practices: latest/bpg/security/multitenancy.adoc#pod-priority-and-preemption
)md";

constexpr std::string_view kGroup = "scheduling.k8s.io";
constexpr std::string_view kKind = "PriorityClass";

void check_name(Node node, const Resource& resource, Reporter& out) {
  const Workspace& set = out.workspace();
  const auto name = node.text();
  if (!name || name->empty() || name->starts_with("system-")) return;
  if (set.of_kind(kGroup, kKind).empty() || set.find(kGroup, kKind, *name) != nullptr) return;
  const Counterparts classes(set.of_kind(kGroup, kKind));
  const auto meant = classes.near(*name);
  if (!meant && (classes.has_unknown() || set.elsewhere().mentions(*name, resource))) return;
  auto finding = out.at(node, "no PriorityClass `{}` was read", *name);
  finding.severity(severity_of_missing(set, meant.has_value())).label("pods of it are refused");
  if (meant) {
    finding.help("did you mean `{}`?", *meant);
  } else {
    finding.help("create the class, or correct the name");
  }
}

/// The class of a Spark pod: the typed field stands over the template.
Node class_of(const PodSpec& pod) {
  const Node typed = pod.typed["priorityClassName"];
  return typed ? typed : pod.spec["priorityClassName"];
}

std::optional<std::int64_t> value_of(Node class_name, const Workspace& set) {
  const auto name = class_name.text();
  const Resource* found = name ? set.find(kGroup, kKind, *name) : nullptr;
  return found == nullptr ? std::nullopt : found->root["value"].as_integer();
}

void check_order(const PodSpec& executor, Reporter& out) {
  const manifest::SparkApplication* app = out.workspace().spark_application(*executor.resource);
  if (app == nullptr) return;
  const Node driver_class = class_of(app->driver_pod);
  const Node executor_class = class_of(executor);
  const auto driver = value_of(driver_class, out.workspace());
  const auto own = value_of(executor_class, out.workspace());
  if (!driver || !own || *own <= *driver) return;
  out.at(executor_class, "executors have priority {}, their driver {}", *own, *driver)
      .severity(Severity::warning)
      .label("they can preempt it")
      .related(driver_class, "the driver's class")
      .help("give the driver a class of the same value or a higher one");
}

void check(const PodSpec& pod, Reporter& out) {
  if (out.workspace().of_kind(kGroup, kKind).empty()) return;
  check_name(class_of(pod), *pod.resource, out);
  if (pod.role == PodRole::executor) check_order(pod, out);
  const manifest::SparkApplication* app = out.workspace().spark_application(*pod.resource);
  if (pod.role != PodRole::driver || app == nullptr) return;
  check_name(app->spec.at("batchSchedulerOptions.priorityClassName"), *pod.resource, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/priority-class-not-found",
                                                .code = "XRF009",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_pod_spec(check)};

}  // namespace dek::rules::workspace_priority_class_not_found
