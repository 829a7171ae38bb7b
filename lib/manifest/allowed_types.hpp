// What a NodePool may launch: its constraints handed to the one evaluation over the instance table.
#pragma once

#include "facts/requirements.hpp"
#include "manifest/node_pool.hpp"

namespace dek::manifest {

/// Constraints in the form that facts evaluates; placeholders and unknown operators become requirements that exclude
/// nothing.
[[nodiscard]] std::vector<facts::Requirement> evaluable(std::span<const Requirement> requirements);

/// The same of pool_constraints, in their order; made once a pool and living as long as it.
[[nodiscard]] const std::vector<facts::Requirement>& evaluable(const NodePool& pool);

/// Types that meet pool_constraints, computed once a pool and living as long as it; `uncertain` when a placeholder may
/// admit or exclude others, and for pools of EKS Auto Mode, which have labels and types of their own.
[[nodiscard]] const facts::AllowedTypes& allowed_types(const NodePool& pool);

}  // namespace dek::manifest
