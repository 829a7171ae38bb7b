// Arithmetic of Flink and NiFi.
#include "model/streams.hpp"

#include <algorithm>

namespace dek::model {

std::int64_t slots(const Flink& flink) {
  return std::max<std::int64_t>(1, flink.task_manager.cpu.milli / 1000);
}

std::int64_t task_managers(const Flink& flink) {
  return (flink.parallelism + slots(flink) - 1) / slots(flink);
}

Footprint task_manager(const Flink& flink) {
  return {flink.task_manager.cpu.milli, flink.task_manager.memory.mib, 1};
}

Footprint footprint(const Flink& flink) {
  const std::int64_t workers = task_managers(flink);
  const Footprint one = task_manager(flink);
  return {kJobManagers * kJobManagerCpus * 1000 + workers * one.cpu_milli,
          kJobManagers * kJobManagerMib + workers * one.memory_mib, kJobManagers + workers};
}

Footprint footprint(const Nifi& nifi) {
  return {nifi.nodes * nifi.cpu.milli, nifi.nodes * nifi.memory.mib(), nifi.nodes};
}

}  // namespace dek::model
