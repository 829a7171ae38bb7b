// View of a tenant's training job, and what it asks of a node.
#pragma once

#include <optional>

#include "render/outputs.hpp"

namespace dek::render {

struct TrainingDevices {
  std::string_view resource;  // "nvidia.com/gpu"
  std::int64_t per_node = 0;
  std::int64_t efa_interfaces = 0;  // 0: no fabric
};

/// Accelerators of one training node; empty when the tenant does not train.
[[nodiscard]] std::optional<TrainingDevices> training_devices(const Platform& platform, const model::Tenant& tenant);

/// What one pod asks of its node beside its devices: its part of what kubelet and DaemonSets leave.
struct NodeShare {
  std::int64_t cpus = 1, memory_gib = 1;
};
[[nodiscard]] NodeShare training_share(const Platform& platform, const model::Tenant& tenant);

[[nodiscard]] View training_view(const Platform& platform, const Subject& subject);

}  // namespace dek::render
