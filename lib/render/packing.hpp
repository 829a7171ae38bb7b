// How executors share a node: the CPU request with which as many fit as the node has cores for.
#pragma once

#include <cstdint>

#include "model/profile.hpp"

namespace dek::render {

/// Request of one executor in millicores, in steps of 100. Never more than its cores; less where that lets a node of
/// every admitted type carry as many executors as vCPUs / cores allow (invariant I35). Zero when no admitted type has
/// enough cores.
[[nodiscard]] std::int64_t executor_core_request(const model::Pool& pool, const model::SparkExecutor& executor);

}  // namespace dek::render
