// spark/restart-policy-ineffective — restartPolicy keys that do not exist, or retries that never apply.
#include "lint/rule.hpp"

#include <array>

namespace dek::rules::spark_restart_policy_ineffective {
namespace {

constexpr std::string_view kDoc = R"md(
`restartPolicy` holds an unknown key, or retries that never apply.

## Why
The API prunes or rejects an unknown key, so a job that was meant to survive a failed submission is marked as failed at
once. `type` defaults to `Never`: retries beside it do nothing. Intervals are seconds, retries are numbers.

## Bad
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  restartPolicy:
    type: OnFailure
    onSubmissionFailure: true
~~~

## Good
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  restartPolicy:
    type: OnFailure
    onFailureRetries: 3
    onFailureRetryInterval: 60
    onSubmissionFailureRetries: 5
    onSubmissionFailureRetryInterval: 30
~~~

## Sources
- kubeflow/spark-operator: api/v1beta2/sparkapplication_types.go
- kubeflow/spark-operator: config/crd/bases/sparkoperator.k8s.io_sparkapplications.yaml
)md";

constexpr std::array<std::string_view, 5> kFields = {"type", "onFailureRetries", "onFailureRetryInterval",
                                                     "onSubmissionFailureRetries", "onSubmissionFailureRetryInterval"};
constexpr std::array<std::string_view, 3> kTypes = {"Never", "OnFailure", "Always"};

std::string_view meant_field(std::string_view written) {
  // People leave the unit of the name away: onSubmissionFailure, onFailure.
  if (written == "onSubmissionFailure") return "onSubmissionFailureRetries";
  if (written == "onFailure") return "onFailureRetries";
  return base::closest(written, kFields).value_or("");
}

void check_keys(Node policy, Reporter& out) {
  for (const tree::Entry entry : policy.entries()) {
    const auto name = entry.key.text();
    if (!name || *name == "<<" || base::is_one_of(*name, kFields)) continue;
    auto finding = out.at(entry.key, "`restartPolicy` has no field `{}`", *name);
    const std::string_view meant = meant_field(*name);
    finding.label("no effect");
    if (meant.empty()) continue;
    finding.help("did you mean `{}`? It takes a whole number", meant);
  }
}

void check(const manifest::SparkApplication& app, Reporter& out) {
  const Node policy = app.spec["restartPolicy"];
  if (const auto scalar = policy.text()) {
    out.at(policy, "`restartPolicy` is the text `{}`, not a mapping", *scalar)
        .help("write `restartPolicy: {{type: OnFailure}}`");
    return;
  }
  if (!policy.is_map()) return;
  check_keys(policy, out);
  const Node type = policy["type"];
  if (const auto text = type.text(); text && !base::is_one_of(*text, kTypes))
    out.at(type, "`{}` is no restart policy", *text).help("use one of Never, OnFailure, Always");
  if (type && !type.is("Never")) return;
  for (const std::string_view field : kFields) {
    if (field == "type" || !policy[field]) continue;
    out.at(policy[field].key(), "`{}` has no effect: the type is Never{}", field, type ? "" : " when it is not given")
        .severity(Severity::warning)
        .help("set `type: OnFailure`");
    return;
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "spark/restart-policy-ineffective",
                                                .code = "SPK027",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_spark_application(check)};

}  // namespace dek::rules::spark_restart_policy_ineffective
