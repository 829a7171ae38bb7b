// workspace/namespace-not-found — objects in a namespace that nothing of the set makes.
#include "lint/rule.hpp"
#include "rules/counterpart.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace dek::rules::workspace_namespace_not_found {
namespace {

using manifest::Resource;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
Objects name a namespace that is defined nowhere in the set.

## Why
Objects in a misspelt namespace are refused. Worse, the name may be one of an old namespace that still exists: then they
land there, without the quota, the policies and the service accounts of the one that was meant.

## Bad
~~~yaml
apiVersion: v1
kind: Namespace
metadata: {name: team-ads}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl, namespace: teamads}
~~~

## Good
~~~yaml
apiVersion: v1
kind: Namespace
metadata: {name: team-ads}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl, namespace: team-ads}
~~~

## Exceptions
`default`, `kube-*`, namespaces of the profile's tenants, those named after a well-known chart, which makes its own, and
names that Terraform code, chart values, an application or a Kustomization of the set mention. The rule speaks only when
some Namespace was read; in a partial set only of a near spelling, which is an error.

## Sources
- aws/aws-eks-best-practices: latest/bpg/security/multitenancy.adoc#namespaces
)md";

struct Kind {
  std::string_view group, kind;
};
constexpr std::array<Kind, 8> kKinds = {{{"", "LimitRange"},
                                         {"", "ResourceQuota"},
                                         {"", "ServiceAccount"},
                                         {"flink.apache.org", "FlinkDeployment"},
                                         {"networking.k8s.io", "NetworkPolicy"},
                                         {"rbac.authorization.k8s.io", "RoleBinding"},
                                         {"sparkoperator.k8s.io", "ScheduledSparkApplication"},
                                         {"sparkoperator.k8s.io", "SparkApplication"}}};

bool is_given(std::string_view name, const Workspace& set) {
  if (name == "default" || name.starts_with("kube-")) return true;
  if (manifest::chart_of_reference(name) != manifest::Chart::none) return true;
  return std::ranges::any_of(set.context().tenants,
                             [&](const manifest::Tenant& tenant) { return tenant.namespace_name == name; });
}

void report(const std::vector<const Resource*>& objects, const Counterparts& namespaces, Reporter& out) {
  const Workspace& set = out.workspace();
  const Resource& first = *objects.front();
  const std::string_view name = first.namespace_name;
  const auto meant = namespaces.near(name);
  if (!meant && (!set.is_whole() || namespaces.has_unknown())) return;
  if (set.elsewhere().mentions(name, first)) return;
  auto finding = out.at(first.metadata()["namespace"], "no Namespace `{}` was read", name);
  finding.severity(meant ? Severity::error : Severity::warning);
  if (objects.size() > 1) finding.note("{} name it", base::count_of(objects.size(), "object"));
  if (meant) {
    finding.help("did you mean `{}`?", *meant);
  } else {
    finding.help("add the Namespace, or correct the name");
  }
}

void check(const Workspace& set, Reporter& out) {
  const Counterparts namespaces(set.of_kind("", "Namespace"));
  if (namespaces.empty()) return;
  std::map<std::string_view, std::vector<const Resource*>> missing;
  for (const Kind& kind : kKinds) {
    for (const Resource* object : set.of_kind(kind.group, kind.kind)) {
      const std::string_view name = object->namespace_name;
      if (!name.empty() && !namespaces.has(name) && !is_given(name, set)) missing[name].push_back(object);
    }
  }
  for (const auto& [name, objects] : missing) report(objects, namespaces, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/namespace-not-found",
                                                .code = "XRF011",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_namespace_not_found
