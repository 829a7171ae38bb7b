// tenancy/tenant-without-quota — a tenant's namespace that may take the whole cluster.
#include <algorithm>

#include "lint/rule.hpp"

namespace dek::rules::tenancy_tenant_without_quota {
namespace {

using manifest::Resource;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
The namespace of a tenant has no ResourceQuota that bounds its compute.

## Why
One tenant's runaway job can fill the nodes, the subnets' addresses and the API server; a quota is the only limit that
the API server itself enforces. It must bound CPU, memory, pods or a count of objects; a quota for some priority classes
or scopes only leaves all other pods unbounded. A namespace counts as a tenant's when the profile names it, or, without
a profile, when jobs live in it or it has a label `tenant`, `team`, `cost-center` or `workload-type`.

## Bad
~~~yaml
apiVersion: v1
kind: Namespace
metadata:
  name: team-a
  labels:
    tenant: team-a
~~~

## Good
~~~yaml
apiVersion: v1
kind: Namespace
metadata:
  name: team-a
  labels:
    tenant: team-a
---
apiVersion: v1
kind: ResourceQuota
metadata:
  name: tenant
  namespace: team-a
spec:
  hard:
    requests.cpu: "800"
    requests.memory: 4Ti
    pods: "2000"
~~~

## Exceptions
Advice only when a NodePool of the tenant's own, with limits and a taint, or a Volcano queue with a capability already
fences its capacity.

## Sources
- aws/aws-eks-best-practices: latest/bpg/security/multitenancy.adoc#quotas
- aws/aws-eks-best-practices: latest/bpg/reliability/dataplane.adoc#configure-resource-quotas-for-namespaces
)md";

constexpr std::string_view kBoundingResources[] = {"cpu",  "limits.memory", "memory",
                                                   "pods", "requests.cpu",  "requests.memory"};

bool bounds_compute(const Resource& quota) {
  const Node spec = quota.spec();
  if (spec.is_unknown() || spec["hard"].is_unknown()) return true;
  if (spec["scopes"].size() > 0 || spec["scopeSelector"]) return false;
  return std::ranges::any_of(spec["hard"].entries(), [](const tree::Entry& entry) {
    const std::string_view key = entry.key.raw();
    return key.starts_with("count/") || std::ranges::find(kBoundingResources, key) != std::end(kBoundingResources);
  });
}

/// A quota whose namespace is a placeholder may be anybody's.
bool has_quota(const Workspace& set, std::string_view tenant) {
  return std::ranges::any_of(set.of_kind("", "ResourceQuota"), [&](const Resource* quota) {
    const bool is_for_tenant = quota->namespace_name == tenant || quota->metadata()["namespace"].is_unknown();
    return is_for_tenant && bounds_compute(*quota);
  });
}

bool mentions(Node map, std::string_view tenant) {
  return std::ranges::any_of(map.entries(), [&](const tree::Entry& entry) { return entry.value.is(tenant); });
}

bool has_own_pool(const Workspace& set, std::string_view tenant) {
  return std::ranges::any_of(set.node_pools(), [&](const manifest::NodePool& pool) {
    const tree::Items taints = pool.taints().items();
    const bool is_own = mentions(pool.labels(), tenant) ||
                        std::ranges::any_of(taints, [&](Node taint) { return taint["value"].is(tenant); });
    return is_own && !taints.empty() && pool.limits().size() > 0;
  });
}

bool has_queue_with_maximum(const Workspace& set, std::string_view tenant) {
  return std::ranges::any_of(set.of_kind("scheduling.volcano.sh", "Queue"), [&](const Resource* queue) {
    return queue->name == tenant && queue->spec()["capability"].size() > 0;
  });
}

void check(const Workspace& set, Reporter& out) {
  for (const Resource* tenant : set.of_kind("", "Namespace")) {
    const std::string_view name = tenant->name;
    if (name.empty() || !set.is_tenant_namespace(name) || has_quota(set, name)) continue;
    auto finding = out.at(*tenant, "tenant namespace `{}` has no ResourceQuota for compute", name);
    finding.help("add a ResourceQuota with `requests.cpu`, `requests.memory` and `pods`");
    const bool is_fenced = has_own_pool(set, name) || has_queue_with_maximum(set, name);
    if (is_fenced) finding.severity(Severity::advice).note("its own NodePool or queue already bounds what it can take");
    if (!set.is_whole()) finding.note("only the files given were read; a quota in another file is not seen");
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "tenancy/tenant-without-quota",
                                                .code = "TEN001",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::tenancy_tenant_without_quota
