// Defaults that need more than a table row: by role, by tenant, by what the limits allow.
#pragma once

#include "model/profile.hpp"

namespace dek::model {

/// Adds the pools that the workloads need and the text does not mention.
void add_pools(Profile& profile);

/// Defaults of pools by role; table defaults are in place already.
void complete_pools(Profile& profile);

/// Defaults that follow from other fields; pools are complete already.
void complete_computed(Profile& profile);

/// The roles whose nodes the tenants' workloads need, in order.
[[nodiscard]] std::vector<PoolRole> needed_roles(const Profile& profile);

/// Most nodes, cores and pods that the tenants' limits and quotas allow.
struct Ceiling {
  std::int64_t nodes = 0, cores = 0, pods = 0;
};
[[nodiscard]] Ceiling ceiling_of(const Profile& profile);

}  // namespace dek::model
