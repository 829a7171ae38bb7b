// workspace/affinity-selects-no-pod — required pod affinity to labels that no pod of the application has.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::workspace_affinity_selects_no_pod {
namespace {

using manifest::PodRole;
using manifest::PodSpec;
using manifest::SparkApplication;

constexpr std::string_view kDoc = R"md(
A required pod affinity selects labels that the pods it waits for do not carry.

## Why
Executors are kept in the driver's zone by an affinity to the labels of their own application. A required affinity that
no running pod meets holds for a pod that meets it itself; if it does not either, no executor is ever placed. A driver
that follows a label which only its executors have waits for pods that it is to start itself. Spark labels its pods with
`spark-app-name`, the name that the program gives itself; the operator adds its own label with the name of the
SparkApplication, which is the safer one.

## Bad
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: compaction}
spec:
  sparkVersion: "3.5.1"
  executor:
    affinity:
      podAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - topologyKey: topology.kubernetes.io/zone
            labelSelector: {matchLabels: {sparkoperator.k8s.io/app-name: compactor}}
~~~

## Good
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: compaction}
spec:
  sparkVersion: "3.5.1"
  executor:
    affinity:
      podAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - topologyKey: topology.kubernetes.io/zone
            labelSelector: {matchLabels: {sparkoperator.k8s.io/app-name: compaction}}
~~~

## Exceptions
Labels that only other workloads use: the affinity may be to those. A different `spark-app-name` is a warning, since a
program may set its name itself, and so is a selector into the namespace of another tenant. Names of scheduled
applications get a suffix at each run and are not judged.

## Sources
- awslabs/data-on-eks: website/docs/bestpractices/analytics/spark-best-practices.md#reduce-inter-az-traffic
- apache/spark: resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/Constants.scala
)md";

constexpr std::string_view kSparkName = "spark-app-name";
constexpr std::string_view kOperatorName = "sparkoperator.k8s.io/app-name";
constexpr manifest::Version kFirstWithName{3, 3, 0};
constexpr std::array<std::string_view, 2> kTopologies = {"kubernetes.io/hostname", "topology.kubernetes.io/zone"};

/// A label's value; empty when it is there with a value that is not known.
using Value = std::optional<std::string_view>;

/// The few labels of a pod.
class Labels {
 public:
  void set(std::string_view key, Value value) {
    const auto known = std::ranges::find(labels_, key, &Label::first);
    if (known == labels_.end())
      labels_.emplace_back(key, value);
    else
      known->second = value;
  }

  /// Null when the pod has no such label.
  [[nodiscard]] const Value* find(std::string_view key) const {
    const auto known = std::ranges::find(labels_, key, &Label::first);
    return known == labels_.end() ? nullptr : &known->second;
  }

 private:
  using Label = std::pair<std::string_view, Value>;
  std::vector<Label> labels_;
};

/// A label that Spark or the operator may add at run time.
bool is_of_spark(std::string_view key) {
  return key.starts_with("spark-") || key.starts_with("sparkoperator.k8s.io/") || key.starts_with("yunikorn.");
}

Labels labels_of(const SparkApplication& app, PodRole role) {
  Labels labels;
  const std::string_view prefix =
      role == PodRole::driver ? "spark.kubernetes.driver.label." : "spark.kubernetes.executor.label.";
  for (const auto [key, value] : app.pod(role).metadata["labels"].entries()) {
    labels.set(key.raw(), value.text());
  }
  for (const manifest::EffectiveProperty& property : app.all_below(prefix)) {
    const std::string_view label = std::string_view(property.name).substr(prefix.size());
    labels.set(label, property.is_known ? Value(property.value) : Value());
  }
  labels.set("spark-role", role == PodRole::driver ? "driver" : "executor");
  const bool is_name_known = !app.is_scheduled && !app.name().empty();
  const Value name = is_name_known ? Value(app.name()) : Value();
  labels.set(kOperatorName, name);
  const auto version = app.spark_version();
  if (!version || *version >= kFirstWithName) labels.set(kSparkName, version ? name : Value());
  labels.set("sparkoperator.k8s.io/launched-by-spark-operator", "true");
  return labels;
}

enum class Match : std::uint8_t { no, unknown, yes };

/// One expression: whether the value is among those named; Exists and the negations follow from it.
Match match_values(const Labels& labels, std::string_view key, const std::vector<Node>& values) {
  const Value* label = labels.find(key);
  if (label == nullptr) return is_of_spark(key) && key != kSparkName ? Match::unknown : Match::no;
  if (!*label) return Match::unknown;
  bool is_known = true;
  for (const Node value : values) {
    if (value.is(**label)) return Match::yes;
    is_known = is_known && value.text();
  }
  return is_known ? Match::no : Match::unknown;
}

Match match_label(const Labels& labels, const tree::Entry& entry) {
  return match_values(labels, entry.key.raw(), {entry.value});
}

/// What a selector asks for and a role's pods do not have; absent when they may match.
Node unmet(Node selector, const Labels& labels) {
  for (const tree::Entry entry : selector["matchLabels"].entries()) {
    if (match_label(labels, entry) == Match::no) return entry.value;
  }
  for (const manifest::Requirement& one : manifest::parse_requirements(selector["matchExpressions"])) {
    if (one.op == manifest::Operator::in && match_values(labels, one.key, one.values) == Match::no) return one.node;
  }
  return {};
}

bool is_unknown(Node selector) {
  return selector.is_unknown() || selector["matchLabels"].may_hold_more() || selector["matchExpressions"].is_unknown();
}

std::string_view key_of(Node asked) {
  return asked.is_map() ? asked["key"].raw() : asked.key().raw();
}

/// The selector is about the application's own pods: a label of Spark, or one that they carry with another value.
bool is_own_label(std::string_view key, const Labels& driver, const Labels& executor) {
  return key == kSparkName || key == kOperatorName || key == "spark-role" || driver.find(key) != nullptr ||
         executor.find(key) != nullptr;
}

void check_namespaces(const SparkApplication& app, Node term, Reporter& out) {
  for (const Node name : term["namespaces"].items()) {
    const auto text = name.text();
    const bool is_other = text && !app.resource->namespace_name.empty() && *text != app.resource->namespace_name;
    if (!is_other || !out.workspace().is_tenant_namespace(*text)) continue;
    out.at(name, "this affinity follows pods of another tenant's namespace, `{}`", *text)
        .severity(Severity::warning)
        .help("select pods of the application's own namespace");
  }
}

/// The driver comes first: a label that executors alone have keeps it waiting for them.
void report_waiting_driver(Node asked, Reporter& out) {
  out.at(asked, "the driver follows pods with a label that only its executors have")
      .severity(Severity::warning)
      .label("they start after it")
      .note("unless pods of another application have it")
      .help("give the driver the label too: a pod that meets its own affinity is placed");
}

void check_term(const SparkApplication& app, PodRole role, Node term, Reporter& out) {
  check_namespaces(app, term, out);
  const auto topology = term["topologyKey"].text();
  const Node selector = term["labelSelector"];
  if (!topology || !base::is_one_of(*topology, kTopologies) || term["namespaces"] || term["namespaceSelector"]) return;
  if (!selector || is_unknown(selector)) return;
  const Labels driver = labels_of(app, PodRole::driver);
  const Labels executor = labels_of(app, PodRole::executor);
  const Node asked = unmet(selector, driver);
  if (!asked || !is_own_label(key_of(asked), driver, executor)) return;
  if (!unmet(selector, executor)) {
    if (role == PodRole::driver) report_waiting_driver(asked, out);
    return;
  }
  const std::string_view key = key_of(asked);
  const bool is_name = asked.is_scalar() && (key == kSparkName || key == kOperatorName);
  auto finding = out.at(asked, "no pod of `{}` has this label", app.name());
  finding.severity(key == kSparkName ? Severity::warning : Severity::error)
      .label("the affinity is never met")
      .help("select `{}: {}`", kOperatorName, app.name());
  if (key == kSparkName) finding.note("unless the program calls itself `{}`", asked.raw());
  if (is_name) {
    finding.fix("select the application's name", Applicability::unsafe, lint::replace_value(asked, app.name()));
  }
}

void check(const SparkApplication& app, Reporter& out) {
  if (app.name().empty()) return;
  for (const PodRole role : {PodRole::driver, PodRole::executor}) {
    for (const Node affinity : app.pod(role).affinities()) {
      const Node terms = affinity.at("podAffinity.requiredDuringSchedulingIgnoredDuringExecution");
      for (const Node term : terms.items()) check_term(app, role, term, out);
    }
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/affinity-selects-no-pod",
                                                .code = "XRF022",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_spark_application(check)};

}  // namespace dek::rules::workspace_affinity_selects_no_pod
