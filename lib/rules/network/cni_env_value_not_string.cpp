// network/cni-env-value-not-string — numbers and booleans where the VPC CNI's variables must be strings.
#include "lint/rule.hpp"

namespace dek::rules::network_cni_env_value_not_string {
namespace {

constexpr std::string_view kDoc = R"md(
A variable of the VPC CNI is written as a number or boolean where only a string is taken.

## Why
Environment variables are strings in the Kubernetes API, so a DaemonSet with `value: 5` is rejected. The schema of the
EKS add-on types every variable as a string as well: CreateAddon and UpdateAddon refuse the configuration, usually after
the cluster itself was created. The chart puts values in quotes by itself, so that there it is a matter of habit
(advice), except for `extraEnv`, which it copies as it is.

## Bad
~~~yaml
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: aws-node, namespace: kube-system}
spec:
  template:
    spec:
      containers:
        - name: aws-node
          env: [{name: WARM_ENI_TARGET, value: 1}]
~~~

## Good
~~~yaml
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: aws-node, namespace: kube-system}
spec:
  template:
    spec:
      containers:
        - name: aws-node
          env: [{name: WARM_ENI_TARGET, value: "1"}]
~~~

## Sources
- aws/amazon-vpc-cni-k8s: charts/aws-vpc-cni/templates/daemonset.yaml
- `aws eks describe-addon-configuration` for vpc-cni v1.15.1-eksbuild.1
- kubernetes/kubernetes: api/openapi-spec/v3/api__v1_openapi.json
)md";

std::string_view consequence(const manifest::CniSettings& cni, bool is_quoted_by_chart) {
  if (is_quoted_by_chart) return "the chart quotes it";
  return cni.form == manifest::CniForm::addon ? "refused by the add-on's schema" : "rejected by the API server";
}

void check(const manifest::CniSettings& cni, Reporter& out) {
  for (const manifest::CniSetting& setting : cni.settings) {
    const auto type = setting.value.type();
    const bool is_number = type == tree::ScalarType::number;
    if (!is_number && type != tree::ScalarType::boolean) continue;
    const bool is_entry = setting.value.key().text() == setting.name;
    const bool is_quoted_by_chart = cni.form == manifest::CniForm::helm_values && is_entry;
    auto finding = out.at(setting.value, "`{}` is a {}, not a string", setting.name, is_number ? "number" : "boolean");
    finding.label("{}", consequence(cni, is_quoted_by_chart))
        .help("write \"{}\"", setting.value.raw())
        .fix("put it in quotes", Applicability::safe, lint::quote(setting.value));
    if (is_quoted_by_chart) finding.severity(Severity::advice);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "network/cni-env-value-not-string",
                                                .code = "NET014",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.2.0",
                                                .doc = kDoc},
                                       .check = lint::on_cni_settings(check)};

}  // namespace dek::rules::network_cni_env_value_not_string
