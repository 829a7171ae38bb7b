// tenancy/tenant-pod-security-level — a tenant namespace that admits privileged pods.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::tenancy_tenant_pod_security_level {
namespace {

constexpr std::string_view kDoc = R"md(
A tenant namespace sets no Pod Security level, or one that does not hold.

## Why
A namespace without a level admits privileged pods, and a privileged pod is root on its node, next to other tenants'
data. `baseline` is the highest level under which Spark with `emptyDir` scratch runs unchanged. `hostPath` scratch is
refused by it: such jobs need another design, or no level at all.

## Bad
~~~yaml
apiVersion: v1
kind: Namespace
metadata:
  name: team-a
  labels: {tenant: team-a}
~~~

## Good
~~~yaml
apiVersion: v1
kind: Namespace
metadata:
  name: team-a
  labels:
    tenant: team-a
    pod-security.kubernetes.io/enforce: baseline
~~~

## Sources
- aws/aws-eks-best-practices: latest/bpg/security/pods.adoc
- kubernetes/website: content/en/docs/concepts/security/pod-security-standards.md
)md";

constexpr std::string_view kLabel = "pod-security.kubernetes.io/enforce";
constexpr std::array<std::string_view, 3> kLevels = {"privileged", "baseline", "restricted"};
constexpr std::string_view kHelp = "enforce `baseline`, and warn about `restricted`";

Node host_path_in(Node volumes) {
  for (const Node volume : volumes.items()) {
    if (volume["hostPath"]) return volume["hostPath"].key();
  }
  return {};
}

// Where an application asks for what baseline refuses.
Node host_access(const manifest::SparkApplication& app) {
  if (const Node path = host_path_in(app.spec["volumes"])) return path;
  for (const Node pod : {app.driver(), app.executor()}) {
    if (pod["hostNetwork"].as_bool().value_or(false)) return pod["hostNetwork"];
    if (const Node path = host_path_in(pod.at("template.spec.volumes"))) return path;
  }
  for (const tree::Entry entry : app.spark_conf().entries()) {
    if (entry.key.raw().find(".volumes.hostPath.") != std::string_view::npos) return entry.key;
  }
  return {};
}

void check_against_jobs(const manifest::Namespace& tenant, Node level, Reporter& out) {
  for (const manifest::Resource* resource : out.workspace().in_namespace(tenant.name())) {
    const manifest::SparkApplication* app = out.workspace().spark_application(*resource);
    const Node access = app == nullptr ? Node() : host_access(*app);
    if (!access) continue;
    out.at(level, "level `{}` refuses the pods of SparkApplication `{}`", *level.text(), app->name())
        .severity(Severity::error)
        .related(access, "asks for the host")
        .help("use `emptyDir` scratch on instance-store nodes instead of `hostPath`");
    return;
  }
}

void check(const manifest::Namespace& tenant, Reporter& out) {
  if (tenant.name().empty() || !out.workspace().is_tenant_namespace(tenant.name())) return;
  if (tenant.labels().is_unknown()) return;
  const Node level = tenant.labels()[kLabel];
  if (!level) {
    out.at(*tenant.resource, "tenant namespace `{}` admits privileged pods: no `{}`", tenant.name(), kLabel)
        .help(kHelp);
    return;
  }
  const auto text = level.text();
  if (!text) return;
  if (std::find(kLevels.begin(), kLevels.end(), *text) == kLevels.end()) {
    out.at(level, "`{}` is no Pod Security level", *text)
        .severity(Severity::error)
        .help("use one of privileged, baseline, restricted");
  } else if (*text == "privileged") {
    out.at(level, "tenant namespace `{}` admits privileged pods", tenant.name())
        .severity(Severity::warning)
        .help(kHelp);
  } else {
    check_against_jobs(tenant, level, out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "tenancy/tenant-pod-security-level",
                                                .code = "TEN014",
                                                .severity = Severity::advice,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_namespace(check)};

}  // namespace dek::rules::tenancy_tenant_pod_security_level
