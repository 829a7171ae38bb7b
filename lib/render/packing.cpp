// Executor packing over the instance types of the executors' pool.
#include "render/packing.hpp"

#include <algorithm>

#include "model/instances.hpp"

namespace dek::render {
namespace {

// Requests of the DaemonSets we install, by their charts' defaults: CNI 50m, kube-proxy 100m, CSI nodes 60m, DNS cache
// 25m, CloudWatch agent and Fluent Bit 300m; memory likewise; rounded up.
constexpr std::int64_t kDaemonCpuMillis = 600, kDaemonMemoryMib = 1024;
// aws-node, kube-proxy, Pod Identity agent, node monitoring agent, EBS and S3 nodes, DNS cache, CloudWatch agent,
// Fluent Bit, Prometheus node exporter.
constexpr int kDaemonPods = 10;

}  // namespace

plan::NodeOverhead node_overhead(const model::Profile& profile) {
  return {kDaemonCpuMillis, kDaemonMemoryMib, kDaemonPods + (profile.storage.s3_mountpoint ? 1 : 0)};
}

std::int64_t executor_core_request(const model::Profile& profile, const model::SparkExecutor& executor) {
  const model::Pool* pool = profile.pool(model::PoolRole::spark_executor);
  if (pool == nullptr) return 0;
  const plan::NodeOverhead overhead = node_overhead(profile);
  const int cores = static_cast<int>(executor.cores);
  std::int64_t request = 0;
  for (const facts::InstanceType* type : model::admitted_types(*pool)) {
    const int count = type->vcpu / cores;
    if (count == 0) continue;
    const auto wanted = plan::cpu_request_for(*type, overhead, cores, count);
    if (wanted) request = request == 0 ? *wanted : std::min(request, *wanted);
  }
  return request;
}

}  // namespace dek::render
