// tenancy/tenant-without-default-deny — a tenant namespace that every other pod can reach.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::tenancy_tenant_without_default_deny {
namespace {

constexpr std::string_view kDoc = R"md(
A tenant namespace has no NetworkPolicy that denies by default.

## Why
Without one, pods of all tenants reach each other's Spark UI, block manager and notebooks, and Spark's own RPC is not
authenticated unless it is switched on. A default deny with what the tenant needs on top (its own namespace, DNS) is
three short policies.

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
  labels: {tenant: team-a}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: team-a
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
~~~

## Exceptions
A policy for the whole cluster in the set (Cilium, Calico, AdminNetworkPolicy). A namespace that is open by decision
says so with the annotation `dekctl.dev/default-deny: "false"`; `render` sets it when the profile has no policies.

## Sources
- aws/aws-eks-best-practices: latest/bpg/security/network.adoc
- aws/aws-eks-best-practices: latest/bpg/security/multitenancy.adoc
)md";

struct Kind {
  std::string_view group, kind;
};
constexpr std::array<Kind, 5> kClusterPolicies = {{{"cilium.io", "CiliumClusterwideNetworkPolicy"},
                                                   {"policy.networking.k8s.io", "AdminNetworkPolicy"},
                                                   {"policy.networking.k8s.io", "BaselineAdminNetworkPolicy"},
                                                   {"crd.projectcalico.org", "GlobalNetworkPolicy"},
                                                   {"projectcalico.org", "GlobalNetworkPolicy"}}};

bool has_type(Node spec, std::string_view type) {
  const Node types = spec["policyTypes"];
  // Absent, it is Ingress, and Egress when there are egress rules.
  if (!types) return type == "Ingress" || spec["egress"];
  for (const Node item : types.items()) {
    if (item.is(type) || item.is_unknown()) return true;
  }
  return types.is_unknown();
}

bool allows_all(Node rules) {
  for (const Node rule : rules.items()) {
    if (rule.is_map() && rule.size() == 0) return true;
  }
  return false;
}

bool denies(const manifest::Resource& policy, std::string_view type, std::string_view rules) {
  const Node spec = policy.spec();
  const Node selector = spec["podSelector"];
  const bool takes_all_pods =
      selector.is_unknown() || selector.is_null() || (selector.is_map() && selector.size() == 0);
  return takes_all_pods && has_type(spec, type) && !allows_all(spec[rules]);
}

bool is_denied(std::string_view namespace_name, std::string_view type, std::string_view rules,
               const manifest::Workspace& workspace) {
  const auto policies = workspace.in_namespace(namespace_name);
  return std::any_of(policies.begin(), policies.end(), [&](const manifest::Resource* policy) {
    return policy->is("networking.k8s.io", "NetworkPolicy") && denies(*policy, type, rules);
  });
}

void check(const manifest::Namespace& tenant, Reporter& out) {
  const manifest::Workspace& workspace = out.workspace();
  if (tenant.name().empty() || !workspace.is_tenant_namespace(tenant.name())) return;
  if (tenant.resource->annotations()["dekctl.dev/default-deny"].is("false")) return;
  if (workspace.lacks_part_of_kit(tenant.name(), "networking.k8s.io", "NetworkPolicy")) return;
  for (const Kind& kind : kClusterPolicies) {
    if (!workspace.of_kind(kind.group, kind.kind).empty()) return;
  }
  if (!is_denied(tenant.name(), "Ingress", "ingress", workspace)) {
    auto finding = out.at(*tenant.resource, "tenant namespace `{}` has no NetworkPolicy that denies traffic by default",
                          tenant.name());
    finding.help(
        "add a NetworkPolicy with an empty `podSelector` and both policy types, then allow the namespace itself and "
        "DNS");
    if (!workspace.is_whole()) finding.note("only the files given were read; a policy in another file is not seen");
  } else if (!is_denied(tenant.name(), "Egress", "egress", workspace)) {
    out.at(*tenant.resource, "pods of tenant namespace `{}` may send traffic anywhere", tenant.name())
        .severity(Severity::advice)
        .help("add `Egress` to the policy types of the default deny, and allow what the jobs need");
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "tenancy/tenant-without-default-deny",
                                                .code = "TEN004",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_namespace(check)};

}  // namespace dek::rules::tenancy_tenant_without_default_deny
