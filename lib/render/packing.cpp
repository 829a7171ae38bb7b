// Executor packing from the table of instance types.
#include "render/packing.hpp"

#include <algorithm>
#include <span>

#include "facts/instance_types.hpp"

namespace dek::render {
namespace {

using facts::InstanceType;

// What the DaemonSets we install ask for on every node: CNI 50m, kube-proxy 100m, CSI nodes 60m, DNS cache 25m,
// CloudWatch agent and Fluent Bit 300m (the charts' defaults), rounded up.
constexpr std::int64_t kDaemonCpuMillis = 600;
constexpr std::int64_t kStepMillis = 100;

bool admits(const model::Pool& pool, const InstanceType& type) {
  const auto has = [](const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  };
  if (!pool.instance_types.empty()) return has(pool.instance_types, type.name);
  const bool sized = pool.sizes.empty() || has(pool.sizes, type.size);
  return has(pool.families, type.family) && sized && type.local_nvme_gb >= pool.min_nvme_gb.value_or(0);
}

}  // namespace

std::int64_t executor_core_request(const model::Pool& pool, const model::SparkExecutor& executor) {
  std::int64_t request = 0;
  for (const InstanceType& type : facts::instance_types()) {
    const std::int64_t fit = type.vcpu / executor.cores;
    if (!type.offered || type.allocatable_cpu_millis == 0 || fit == 0 || !admits(pool, type)) continue;
    const std::int64_t share = (type.allocatable_cpu_millis - kDaemonCpuMillis) / fit / kStepMillis * kStepMillis;
    const std::int64_t wanted = std::min(share, executor.cores * 1000);
    request = request == 0 ? wanted : std::min(request, wanted);
  }
  return request;
}

}  // namespace dek::render
