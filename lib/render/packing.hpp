// How executors share a node: the CPU request with which as many fit as the node has cores for.
#pragma once

#include <cstdint>

#include "model/profile.hpp"
#include "plan/packing.hpp"

namespace dek::render {

/// What the DaemonSets of the platform and the pods of the artefact volume take of every node.
[[nodiscard]] plan::NodeOverhead node_overhead(const model::Profile& profile);

/// Request of one executor in millicores. Never more than its cores; less where that lets a node of every admitted type
/// carry vCPUs / cores executors (invariant I35). Zero when no admitted type has enough cores.
[[nodiscard]] std::int64_t executor_core_request(const model::Profile& profile, const model::SparkExecutor& executor);

}  // namespace dek::render
