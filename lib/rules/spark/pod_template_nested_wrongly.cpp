// spark/pod-template-nested-wrongly — a pod template whose parts stand where nobody reads them.
#include "facts/pod_spec_fields.hpp"
#include "lint/rule.hpp"

#include <array>

namespace dek::rules::spark_pod_template_nested_wrongly {
namespace {

constexpr std::string_view kDoc = R"md(
A driver or executor `template` has its pod spec in the wrong place, so it is ignored.

## Why
The CRD keeps `template` without checking it. An affinity below `template.metadata`, or right below `template`, is
accepted and has no effect: executors meant for one zone and for nodes with NVMe run anywhere. The same holds for a
misspelt field of the pod spec.

## Bad
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  executor:
    template:
      metadata:
        spec:
          affinity: {}
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
        affinity: {}
~~~

## Sources
- kubeflow/spark-operator: api/v1beta2/sparkapplication_types.go
- kubernetes/kubernetes: staging/src/k8s.io/api/core/v1/types.go
)md";

// Parts of a pod spec that people put below `metadata`.
constexpr std::array<std::string_view, 6> kNotMetadata = {"spec",        "containers",   "affinity",
                                                          "tolerations", "nodeSelector", "volumes"};
constexpr std::array<std::string_view, 4> kTemplateFields = {"metadata", "spec", "apiVersion", "kind"};

void check_metadata(Node metadata, std::string_view owner, Reporter& out) {
  for (const tree::Entry entry : metadata.entries()) {
    const auto name = entry.key.text();
    if (!name || !base::is_one_of(*name, kNotMetadata)) continue;
    out.at(entry.key, "`{}` stands under `{}.template.metadata`, where it has no effect", *name, owner)
        .label("ignored")
        .help("{}", *name == "spec" ? "move it one level up, beside `metadata`" : "move it to `template.spec`");
  }
}

void check_template(Node pod_template, std::string_view owner, Reporter& out) {
  for (const tree::Entry entry : pod_template.entries()) {
    const auto name = entry.key.text();
    if (!name || base::is_one_of(*name, kTemplateFields)) continue;
    auto finding = out.at(entry.key, "`{}` is no field of a pod template", *name);
    finding.label("ignored");
    if (base::is_one_of(*name, facts::kPodSpecFields))
      finding.help("move it to `{}.template.spec`", owner);
    else
      finding.help("a pod template has `metadata` and `spec`");
  }
}

void check_spec(Node spec, Reporter& out) {
  for (const tree::Entry entry : spec.entries()) {
    const auto name = entry.key.text();
    if (!name || *name == "<<" || base::is_one_of(*name, facts::kPodSpecFields)) continue;
    auto finding = out.at(entry.key, "`{}` is no field of a pod spec", *name);
    finding.label("ignored");
    if (const auto meant = base::closest(*name, facts::kPodSpecFields)) finding.help("did you mean `{}`?", *meant);
  }
}

void check(const manifest::SparkApplication& app, Reporter& out) {
  for (const std::string_view owner : {"driver", "executor"}) {
    const Node pod_template = app.spec[owner]["template"];
    if (!pod_template.is_map()) continue;
    check_metadata(pod_template["metadata"], owner, out);
    check_template(pod_template, owner, out);
    check_spec(pod_template["spec"], out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "spark/pod-template-nested-wrongly",
                                                .code = "SPK006",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_spark_application(check)};

}  // namespace dek::rules::spark_pod_template_nested_wrongly
