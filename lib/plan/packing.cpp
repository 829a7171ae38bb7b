// Bin packing of equal pods: each resource gives a number, the smallest counts.
#include "plan/packing.hpp"

#include <algorithm>

#include "plan/max_pods.hpp"

namespace dek::plan {
namespace {

constexpr std::int64_t kBytesPerGb = 1'000'000'000;
constexpr std::int64_t kBytesPerMib = std::int64_t{1024} * 1024;
// Kubelet evicts before a disk is full; a tenth stays free.
constexpr std::int64_t kUsableTenths = 9;
constexpr std::int64_t kRequestStepMillis = 100;
constexpr std::int64_t kSparkMinimumOverheadMib = 384;  // spark.executor.minMemoryOverhead

void limit_by(Packing& packing, std::int64_t available, std::int64_t each, PackingLimit limit) {
  if (each <= 0) return;
  const std::int64_t count = std::max<std::int64_t>(0, available) / each;
  if (count < packing.count) packing = {count, limit};
}

}  // namespace

Packing pack(const facts::InstanceType& type, const PodShape& pod, const NodeOverhead& overhead, int max_pods) {
  Packing packing{std::max(0, max_pods - overhead.pods), PackingLimit::pods};
  const std::int64_t memory_mib = allocatable_memory_mib(type, type.eni_max_pods);
  const std::int64_t scratch_mib = type.local_nvme_gb * kBytesPerGb / kBytesPerMib * kUsableTenths / 10;
  limit_by(packing, allocatable_cpu_millis(type) - overhead.cpu_millis, pod.cpu_millis, PackingLimit::cpu);
  limit_by(packing, memory_mib - overhead.memory_mib, pod.memory_mib, PackingLimit::memory);
  if (type.local_nvme_gb > 0) limit_by(packing, scratch_mib, pod.ephemeral_mib, PackingLimit::scratch);
  limit_by(packing, type.gpu_count, pod.gpus, PackingLimit::gpus);
  return packing;
}

std::optional<std::int64_t> cpu_request_for(const facts::InstanceType& type, const NodeOverhead& overhead, int cores,
                                            int count) {
  if (count <= 0) return std::nullopt;
  const std::int64_t share = (allocatable_cpu_millis(type) - overhead.cpu_millis) / count;
  const std::int64_t request = std::min(share / kRequestStepMillis * kRequestStepMillis, std::int64_t{cores} * 1000);
  if (request < kRequestStepMillis) return std::nullopt;
  return request;
}

std::int64_t spark_overhead_mib(std::int64_t memory_mib, double factor) {
  return std::max(kSparkMinimumOverheadMib, static_cast<std::int64_t>(static_cast<double>(memory_mib) * factor));
}

}  // namespace dek::plan
