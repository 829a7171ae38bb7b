// A tenant of a profile: what it may use, and the workloads it runs.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/enums.hpp"
#include "model/units.hpp"

namespace dek::model {

struct TenantQuota {
  Quantity cpu, memory;
  std::int64_t pods = 0;
};

struct TenantResources {
  Quantity cpu, memory;
};

struct Bucket {
  std::string name;
  Access access{};
  std::vector<std::string> prefixes;
};

struct Egress {
  Cidr cidr;
  std::vector<std::int64_t> ports;  // empty: all
  Protocol protocol{};
};

struct TenantAccess {
  std::vector<std::string> groups, roles;
};

struct Queue {
  QueuePolicy policy{};
  std::optional<std::int64_t> max_applications;
  bool preemption = false;
};

struct SparkDriver {
  std::int64_t cores = 0;
  JvmMemory memory, memory_overhead;
};

struct EphemeralStorage {
  Quantity request, limit;
};

struct SparkExecutor {
  std::int64_t cores = 0;
  JvmMemory memory, memory_overhead;
  EphemeralStorage ephemeral_storage;
};

struct ExecutorCount {
  std::int64_t initial = 0, min = 0, max = 0;
};

struct Spark {
  std::string version, image;
  SparkDriver driver;
  SparkExecutor executor;
  ExecutorCount executors;
  bool decommission = false;
  Shuffle shuffle{};
  bool history_server = false;
  std::map<std::string, std::string> conf;
};

struct TaskManager {
  Quantity cpu;
  JvmMemory memory;
};

struct Flink {
  FlinkVersion version{};
  std::string image;
  TaskManager task_manager;
  std::int64_t parallelism = 0;
  Duration checkpoint_interval;
  UpgradeMode upgrade_mode{};
};

struct Training {
  std::int64_t nodes = 0, gpus_per_node = 0;
  Framework framework{};
  std::string image;
};

/// A NiFi cluster: each node keeps its part of the flow's data on a volume of its own.
struct Nifi {
  std::string image;
  std::int64_t nodes = 0;
  Quantity cpu, memory;  // of a node
  std::int64_t disk_gb = 0;
};

struct Inference {
  InferenceEngine engine{};
  std::int64_t min = 0, max = 0, gpu = 0;
  Exposure exposure{};
  std::optional<std::string> host;
};

struct Tenant {
  std::string name;
  std::vector<Workload> workloads;
  bool allow_mixed = false;
  std::string cost_center;
  TenantQuota quota;
  TenantResources guaranteed, limits;
  TenantPools node_pools{};
  std::vector<Bucket> buckets;
  std::vector<std::string> read_buckets;
  std::vector<Egress> egress;
  std::vector<std::string> policy_arns;
  TenantAccess access;
  Queue queue;
  Spark spark;  // meaningful when workloads has spark; likewise the others
  Flink flink;
  Training training;
  Inference inference;
  Nifi nifi;

  [[nodiscard]] bool runs(Workload workload) const;
};

}  // namespace dek::model
