// tenancy/tenant-without-quota — a tenant's namespace that may take the whole cluster.
#include <algorithm>
#include <unordered_set>

#include "lint/rule.hpp"
#include "manifest/near.hpp"

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

/// What the set says of tenants' limits, gathered once.
struct Limits {
  std::unordered_set<std::string_view> with_quota;
  std::unordered_set<std::string_view>
      with_own_capacity;                        // a label or taint value of a fenced NodePool, or a bounded queue
  bool has_quota_of_unknown_namespace = false;  // may be anybody's
};

void add_pool(const manifest::NodePool& pool, Limits& limits) {
  if (pool.taints().size() == 0 || pool.limits().size() == 0) return;
  for (const auto [key, value] : pool.labels().entries()) limits.with_own_capacity.insert(value.text().value_or(""));
  for (const Node taint : pool.taints().items()) limits.with_own_capacity.insert(taint["value"].text().value_or(""));
}

Limits limits_of(const Workspace& set) {
  Limits limits;
  manifest::for_each_near(set.of_kind("", "ResourceQuota"), [&](const Resource* quota) {
    if (!bounds_compute(*quota)) return;
    limits.with_quota.insert(quota->namespace_name);
    limits.has_quota_of_unknown_namespace |= quota->metadata()["namespace"].is_unknown();
  });
  manifest::for_each_near(set.node_pools(), [&](const manifest::NodePool& pool) { add_pool(pool, limits); });
  for (const Resource* queue : set.of_kind("scheduling.volcano.sh", "Queue")) {
    if (queue->spec()["capability"].size() > 0) limits.with_own_capacity.insert(queue->name);
  }
  return limits;
}

void check_tenant(const Resource& tenant, const Limits& limits, Reporter& out) {
  const Workspace& set = out.workspace();
  const std::string_view name = tenant.name;
  if (name.empty() || !set.is_tenant_namespace(name) || limits.with_quota.contains(name)) return;
  if (set.lacks_part_of_kit(name, "", "ResourceQuota")) return;
  auto finding = out.at(tenant, "tenant namespace `{}` has no ResourceQuota for compute", name);
  finding.help("add a ResourceQuota with `requests.cpu`, `requests.memory` and `pods`");
  if (limits.with_own_capacity.contains(name)) {
    finding.severity(Severity::advice).note("its own NodePool or queue already bounds what it can take");
  }
  if (!set.is_whole()) finding.note("only the files given were read; a quota in another file is not seen");
}

void check(const Workspace& set, Reporter& out) {
  const Limits limits = limits_of(set);
  if (limits.has_quota_of_unknown_namespace) return;
  manifest::for_each_near(set.of_kind("", "Namespace"),
                          [&](const Resource* tenant) { check_tenant(*tenant, limits, out); });
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "tenancy/tenant-without-quota",
                                                .code = "TEN001",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::tenancy_tenant_without_quota
