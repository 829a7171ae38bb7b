// NodePools and the node classes they refer to: role settings times tenants.
#pragma once

#include <vector>

#include "render/platform.hpp"

namespace dek::render {

struct Pools {
  std::vector<NodeClass> node_classes;  // sorted by name
  std::vector<NodePool> pools;          // `platform` first, then by tenant and role
};

/// Every pool that Karpenter provides; node groups are Terraform's and not here.
[[nodiscard]] Pools derive_pools(const model::Profile& profile);

}  // namespace dek::render
