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
  std::optional<bool> delay_tolerant;   // empty: nobody says whether jobs may wait for Spot
  std::optional<Duration> longest_job;  // likewise how long they take
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

/// What a container asks for; memory is its limit too.
struct ContainerSize {
  Quantity cpu, memory;
};

struct RayWorker {
  Quantity cpu, memory;
  std::int64_t gpu = 0;
  EphemeralStorage ephemeral_storage;
};

struct WorkerCount {
  std::int64_t min = 0, max = 0;
};

struct Ray {
  std::string version, image;
  ContainerSize head;
  RayWorker worker;
  WorkerCount workers;
};

struct Inference {
  InferenceEngine engine{};
  std::string image;
  std::string ray_version, import_path, deployment_name;  // of Ray Serve; unused by a plain deployment
  std::int64_t min = 0, max = 0, gpu = 0;                 // replicas; GPUs or Neuron devices of each
  ContainerSize head;                                     // of Ray Serve too
  Quantity cpu, memory;
  EphemeralStorage ephemeral_storage;
  std::int64_t port = 0;
  std::string health_path;
  Exposure exposure{};
  LoadBalancer load_balancer{};
  std::optional<std::string> host, certificate_arn;
  std::vector<Cidr> source_cidrs;
};

/// One choice on the page that starts a notebook server.
struct NotebookProfile {
  std::string name;
  Quantity cpu, memory;
  std::int64_t gpu = 0;
};

/// OpenID Connect; without its addresses the hub keeps its own users.
struct Oidc {
  std::optional<std::string> authorize_url, token_url, userdata_url;
  std::string username_claim, groups_claim;
  std::vector<std::string> groups;
};

struct Notebooks {
  std::string image;
  std::vector<NotebookProfile> profiles;
  std::int64_t home_gb = 0;
  Duration idle_timeout;
  Exposure exposure{};
  std::optional<std::string> host, certificate_arn;
  std::vector<Cidr> source_cidrs;
  Oidc oidc;
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
  Ray ray;
  Inference inference;
  Nifi nifi;
  Notebooks notebooks;

  [[nodiscard]] bool runs(Workload workload) const;
};

}  // namespace dek::model
