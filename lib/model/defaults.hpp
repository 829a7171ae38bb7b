// Defaults that need more than a table row: by role, by tenant, by what the limits allow.
#pragma once

#include <span>

#include "model/profile.hpp"

namespace dek::model {

/// Adds the pools that the workloads need and the text does not mention.
void add_pools(Profile& profile);

/// Defaults of pools by role; table defaults are in place already.
void complete_pools(Profile& profile);

/// Defaults of spec.network and spec.dns that follow from the zones and the address family.
void complete_network(Profile& profile);

/// Adds the VPC endpoints that other switches need; those are complete already.
void complete_endpoints(Profile& profile);

/// Defaults that follow from other fields; pools are complete already.
void complete_computed(Profile& profile);

/// The image of the platform's own repository, tagged with the tenant's Spark.
[[nodiscard]] std::string default_spark_image(const Profile& profile, const Tenant& tenant);

/// True when a workload of the tenant runs on nodes of that role; every platform has the role `platform` beside.
[[nodiscard]] bool needs_role(const Profile& profile, const Tenant& tenant, PoolRole role);

/// True when the tenant's settings ask Karpenter to leave nodes with its executors alone, as drivers always do.
[[nodiscard]] bool protects_executors(const Tenant& tenant);

/// The address of the DNS cache that a profile of this address family has by default.
[[nodiscard]] std::string_view node_local_default(const Profile& profile);

/// VPC endpoints that nodes, add-ons and controllers need where there is no other way out.
[[nodiscard]] std::vector<std::string_view> needed_endpoints(const Profile& profile);

/// Defaults of the tenant's Ray, inference and notebooks; `path` is the tenant's.
void complete_serving(const Profile& profile, Tenant& tenant, const std::string& path);

/// True when pods of the role ask for GPUs or Neuron devices.
[[nodiscard]] bool is_accelerated(const Profile& profile, PoolRole role);

/// True when something of the tenant stands behind a load balancer.
[[nodiscard]] bool is_exposed(const Tenant& tenant);

/// The roles whose nodes the tenants' workloads need, in order.
[[nodiscard]] std::vector<PoolRole> needed_roles(const Profile& profile);

/// `field` is a path below the pool; a static platform's default is `fixed` unless that is "=".
struct RoleDefault {
  PoolRole role;
  std::string_view field, dynamic, fixed;
};
[[nodiscard]] std::span<const RoleDefault> role_defaults();

/// Families by architecture; `any` takes both.
struct FamilyDefault {
  PoolRole role;
  std::string_view arm64, amd64;
};
[[nodiscard]] std::span<const FamilyDefault> family_defaults();

/// Families with instance storage by the most GiB of memory an executor takes per core. The last row takes the rest.
struct ExecutorFamilies {
  double gib_per_core;
  std::string_view arm64, amd64;
};
[[nodiscard]] std::span<const ExecutorFamilies> executor_family_defaults();

/// Most nodes, cores and pods that the tenants' limits and quotas allow.
struct Ceiling {
  std::int64_t nodes = 0, cores = 0, pods = 0;
};
[[nodiscard]] Ceiling ceiling_of(const Profile& profile);

}  // namespace dek::model
