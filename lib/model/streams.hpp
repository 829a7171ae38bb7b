// How much the long-running workloads of a tenant take, for checks and for what is rendered.
#pragma once

#include "model/tenant.hpp"

namespace dek::model {

struct Footprint {
  std::int64_t cpu_milli = 0, memory_mib = 0, pods = 0;
};

/// Job managers run in pairs: one leads, one stands by.
inline constexpr std::int64_t kJobManagers = 2;
inline constexpr std::int64_t kJobManagerCpus = 1, kJobManagerMib = 4096;

/// One slot per whole CPU of a task manager.
[[nodiscard]] std::int64_t slots(const Flink& flink);

/// As many as the parallelism needs.
[[nodiscard]] std::int64_t task_managers(const Flink& flink);

[[nodiscard]] Footprint task_manager(const Flink& flink);  // one of them
[[nodiscard]] Footprint footprint(const Flink& flink);     // with the job managers
[[nodiscard]] Footprint footprint(const Nifi& nifi);

}  // namespace dek::model
