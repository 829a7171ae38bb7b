// NodePools, node groups, and the node classes that NodePools refer to: role settings times tenants.
#pragma once

#include <vector>

#include "render/platform.hpp"

namespace dek::render {

struct Pools {
  std::vector<NodeClass> node_classes;  // sorted by name
  std::vector<NodePool> pools;          // `platform` first, then by tenant and role
  std::vector<NodeGroup> groups;        // likewise
};

[[nodiscard]] Pools derive_pools(const model::Profile& profile, const Network& network);

/// True when the pool's nodes are in a zone of their own: asked for, or for the sake of EFA and of a training data set.
[[nodiscard]] bool in_one_zone(const model::Pool& pool);

/// What pods ask a device plugin for: "nvidia.com/gpu", "aws.amazon.com/neuron"; also the key of the nodes' taint.
[[nodiscard]] std::string_view device_resource(model::Accelerator accelerator);

}  // namespace dek::render
