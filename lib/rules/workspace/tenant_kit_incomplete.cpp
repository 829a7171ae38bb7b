// workspace/tenant-kit-incomplete — tenants of the profile for whom a part of their namespace is missing.
#include "lint/rule.hpp"
#include "manifest/queues.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::workspace_tenant_kit_incomplete {
namespace {

using manifest::NodePool;
using manifest::Resource;
using manifest::Tenant;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
A tenant of the profile lacks a part of what makes its namespace a service.

## Why
A tenant is more than a namespace: an identity for its jobs, a role for its drivers, a quota and default limits, a
network policy that denies first, nodes to run on and, with a batch scheduler, a queue. Isolation mostly fails because
one of the parts was forgotten for one of the tenants, and nobody notices until somebody needs it.

## Bad
~~~yaml
# with: whole-set tenant=team-a
apiVersion: v1
kind: Namespace
metadata: {name: team-a}
~~~

## Good
~~~yaml
# with: whole-set tenant=team-a
apiVersion: v1
kind: Namespace
metadata: {name: team-a}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: spark
  namespace: team-a
  annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/team-a-spark"}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: spark, namespace: team-a}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: spark, namespace: team-a}
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: tenant, namespace: team-a}
---
apiVersion: v1
kind: LimitRange
metadata: {name: tenant, namespace: team-a}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: default-deny, namespace: team-a}
~~~

## Exceptions
The rule speaks only with a profile that names tenants, and only of whole sets. Parts that Terraform resources or
objects of an unknown namespace may bring count as there. No policy is asked for in a namespace with the annotation
`dekctl.dev/default-deny: "false"`. Nodes and queues are asked for only when the set has some, a
queue only where jobs run, a ServiceAccount only when something runs in the namespace.

## Sources
- aws/aws-eks-best-practices: latest/bpg/security/multitenancy.adoc#kubernetes-constructs
)md";

/// A kind that each tenant needs in its namespace, and the Terraform resource that may make it.
struct Part {
  std::string_view group, kind, terraform;
};
constexpr Part kAccount = {"", "ServiceAccount", "kubernetes_service_account"};
constexpr std::array<Part, 5> kParts = {{{"rbac.authorization.k8s.io", "Role", "kubernetes_role"},
                                         {"rbac.authorization.k8s.io", "RoleBinding", "kubernetes_role_binding"},
                                         {"", "ResourceQuota", "kubernetes_resource_quota"},
                                         {"", "LimitRange", "kubernetes_limit_range"},
                                         {"networking.k8s.io", "NetworkPolicy", "kubernetes_network_policy"}}};

bool is_made_by_terraform(std::string_view type, const Workspace& set) {
  return std::ranges::any_of(set.terraform_blocks(), [&](const manifest::TerraformBlock* block) {
    const bool is_versioned = block->kind.starts_with(type) && block->kind.substr(type.size()).starts_with("_v");
    return block->is_resource(type) || (block->type == "resource" && is_versioned);
  });
}

/// An object of the kind in the namespace, or in one that is not known.
bool has(const Workspace& set, const Part& part, std::string_view namespace_name) {
  const auto is_there = [&](const Resource* one) {
    return one->namespace_name == namespace_name || one->metadata()["namespace"].is_unknown();
  };
  return std::ranges::any_of(set.of_kind(part.group, part.kind), is_there) || is_made_by_terraform(part.terraform, set);
}

/// The namespace is open by decision.
bool is_open(const Workspace& set, std::string_view namespace_name) {
  const Resource* own = set.find("", "Namespace", namespace_name);
  return own != nullptr && own->annotations()["dekctl.dev/default-deny"].is("false");
}

/// A Pod without images is a template that something else fills in, as EMR does, which also makes the account.
bool is_pod_template(const Resource& resource) {
  return resource.kind == "Pod" && std::ranges::none_of(resource.spec()["containers"].items(),
                                                        [](Node container) { return bool(container["image"]); });
}

/// Something runs in the namespace, and needs an account to run under.
bool has_workloads(const Workspace& set, std::string_view namespace_name) {
  return std::ranges::any_of(set.in_namespace(namespace_name), [](const Resource* one) {
    return (!manifest::pod_specs(*one).empty() && !is_pod_template(*one)) || one->group == "flink.apache.org";
  });
}

/// An account with a role of IAM: by annotation, or by an association that names the namespace.
bool has_identity(const Workspace& set, std::string_view namespace_name) {
  for (const Resource* account : set.of_kind("", "ServiceAccount")) {
    const bool may_be = account->namespace_name == namespace_name || account->metadata()["namespace"].is_unknown();
    if (may_be && account->annotations()["eks.amazonaws.com/role-arn"]) return true;
  }
  for (const Resource* one : set.of_kind("eks.services.k8s.aws", "PodIdentityAssociation")) {
    const Node own = one->spec()["namespace"];
    if (own.is_unknown() || own.is(namespace_name)) return true;
  }
  const Resource* own = set.find("", "Namespace", namespace_name);
  return is_made_by_terraform("aws_eks_pod_identity_association", set) ||
         (own != nullptr && set.elsewhere().mentions(namespace_name, *own));
}

bool names_tenant(std::string_view text, const Tenant& tenant) {
  return text == tenant.name || text == tenant.namespace_name;
}

/// A pool of the tenant's own, or one that anybody may use.
bool takes_tenant(const NodePool& pool, const Tenant& tenant) {
  if (pool.taints().size() == 0 || pool.taints().is_unknown() || pool.labels().is_unknown()) return true;
  if (names_tenant(pool.name(), tenant) || pool.name().find(tenant.name) != std::string_view::npos) return true;
  for (const Node taint : pool.taints().items()) {
    const Node value = taint["value"];
    if (!value || value.is_unknown() || names_tenant(*value.text(), tenant)) return true;
  }
  return std::ranges::any_of(pool.labels().entries(), [&](const tree::Entry& entry) {
    return entry.value.is_unknown() || names_tenant(entry.value.text().value_or(""), tenant);
  });
}

bool lacks_nodes(const Workspace& set, const Tenant& tenant) {
  return !set.node_pools().empty() &&
         std::ranges::none_of(set.node_pools(), [&](const NodePool& pool) { return takes_tenant(pool, tenant); });
}

constexpr std::string_view kLongRunning[] = {"Deployment", "StatefulSet", "DaemonSet", "FlinkDeployment"};

/// Something in the namespace is queued: streams and services run on, and wait in no queue.
bool has_jobs(const Workspace& set, std::string_view namespace_name) {
  return std::ranges::any_of(set.in_namespace(namespace_name), [](const Resource* one) {
    return !manifest::pod_specs(*one).empty() && std::ranges::count(kLongRunning, one->kind) == 0;
  });
}

/// A queue whose path ends in the tenant's name or namespace.
bool lacks_queue(const Workspace& set, const Tenant& tenant) {
  if (!has_jobs(set, tenant.namespace_name)) return false;
  bool has_queues = false;
  for (const Resource* resource : set.resources()) {
    if (resource->artifact != manifest::Artifact::yunikorn_queues) continue;
    const manifest::QueueTree tree(*resource);
    if (tree.may_have_more()) return false;
    has_queues = true;
    for (const manifest::Queue& queue : tree.queues()) {
      if (names_tenant(std::string_view(queue.path).substr(queue.path.rfind('.') + 1), tenant)) return false;
    }
  }
  const auto volcano = set.of_kind("scheduling.volcano.sh", "Queue");
  if (std::ranges::any_of(volcano, [&](const Resource* one) { return names_tenant(one->name, tenant); })) return false;
  return has_queues || !volcano.empty();
}

std::vector<std::string> missing_parts(const Workspace& set, const Tenant& tenant) {
  std::vector<std::string> missing;
  const std::string_view name = tenant.namespace_name;
  const bool has_namespace = set.find("", "Namespace", name) != nullptr || set.find("", "Namespace", "") != nullptr;
  if (!has_namespace && !is_made_by_terraform("kubernetes_namespace", set)) missing.emplace_back("Namespace");
  for (const Part& part : kParts) {
    const bool wanted = part.kind != "NetworkPolicy" || !is_open(set, name);
    if (wanted && !has(set, part, name)) missing.emplace_back(part.kind);
  }
  const bool has_account = has(set, kAccount, name);
  if (!has_account && has_workloads(set, name)) missing.emplace_back(kAccount.kind);
  if (has_account && !has_identity(set, name)) missing.emplace_back("an identity of IAM");
  if (lacks_nodes(set, tenant)) missing.emplace_back("a NodePool that takes its pods");
  if (lacks_queue(set, tenant)) missing.emplace_back("a queue");
  return missing;
}

/// Where the tenant is met first: its Namespace, an object in it, else the set.
Node place_of(const Workspace& set, const Tenant& tenant) {
  if (const Resource* own = set.find("", "Namespace", tenant.namespace_name)) return own->anchor();
  const auto inside = set.in_namespace(tenant.namespace_name);
  if (!inside.empty()) return inside.front()->metadata()["namespace"];
  const auto namespaces = set.of_kind("", "Namespace");
  return namespaces.empty() ? Node() : namespaces.front()->anchor();
}

void check(const Workspace& set, Reporter& out) {
  if (!set.is_whole()) return;
  for (const Tenant& tenant : set.context().tenants) {
    const std::vector<std::string> missing = missing_parts(set, tenant);
    const Node place = place_of(set, tenant);
    if (missing.empty() || !place) continue;
    out.at(place, "tenant `{}` lacks {}", tenant.name, base::join_words(missing))
        .help("render the tenant from the profile, or add what is missing");
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/tenant-kit-incomplete",
                                                .code = "XRF027",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_tenant_kit_incomplete
