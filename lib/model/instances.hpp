// The instance types that a pool admits.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "facts/instance_types.hpp"
#include "model/profile.hpp"

namespace dek::model {

/// Those of the names that exist.
[[nodiscard]] std::vector<const facts::InstanceType*> named_types(std::span<const std::string> names);

/// What a pod asks a device plugin for.
enum class Accelerator : std::uint8_t { none, gpu, neuron };

/// NVIDIA GPUs or AWS Neuron; other vendors' devices have no plugin here.
[[nodiscard]] Accelerator accelerator_of(const facts::InstanceType& type);
/// Of the pool's types, the first that has one.
[[nodiscard]] Accelerator accelerator_of(const Pool& pool);

/// Devices that a pod can ask for on that type.
[[nodiscard]] int device_count(const facts::InstanceType& type);

/// Types of the pool by name, or by family, size, least NVMe and least bandwidth; without looking at the architecture.
[[nodiscard]] std::vector<const facts::InstanceType*> admitted_types(const Pool& pool);

}  // namespace dek::model
