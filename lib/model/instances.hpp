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

/// Types of the pool by name, or by family, size and least NVMe; without looking at the architecture.
[[nodiscard]] std::vector<const facts::InstanceType*> admitted_types(const Pool& pool);

}  // namespace dek::model
