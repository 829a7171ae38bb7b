// How many pods of one shape fit on a node, and the CPU request with which a wanted number fits.
#pragma once

#include <cstdint>
#include <optional>

#include "facts/instance_types.hpp"

namespace dek::plan {

/// What one pod asks for; 0 asks for nothing.
struct PodShape {
  std::int64_t cpu_millis = 0;
  std::int64_t memory_mib = 0;
  std::int64_t ephemeral_mib = 0;  // its limit on scratch, served from local NVMe disks
  int gpus = 0;
};

/// What DaemonSets and other pods of every node take first.
struct NodeOverhead {
  std::int64_t cpu_millis = 0;
  std::int64_t memory_mib = 0;
  int pods = 0;  // DaemonSet pods, and one Mountpoint pod for each S3 volume
};

enum class PackingLimit : std::uint8_t { cpu, memory, scratch, gpus, pods };

struct Packing {
  std::int64_t count = 0;
  PackingLimit limit = PackingLimit::pods;  // what runs out first
};

/// Pods of one shape on one node. `max_pods` is kubelet's; memory is reserved by the type's ENI limit, as on AL2023.
[[nodiscard]] Packing pack(const facts::InstanceType& type, const PodShape& pod, const NodeOverhead& overhead,
                           int max_pods);

/// The largest CPU request, in steps of 100m and no more than `cores`, with which `count` pods share the node's CPU.
/// Allocatable is a little less than the vCPUs, so four pods of four cores do not fit on sixteen. Empty when below
/// 100m.
[[nodiscard]] std::optional<std::int64_t> cpu_request_for(const facts::InstanceType& type, const NodeOverhead& overhead,
                                                          int cores, int count);

/// Memory beside the heap that Spark adds to a pod: max(384 MiB, factor x memory); factor 0.1, or 0.4 for Python and R.
[[nodiscard]] std::int64_t spark_overhead_mib(std::int64_t memory_mib, double factor);

}  // namespace dek::plan
