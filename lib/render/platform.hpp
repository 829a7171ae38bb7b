// The platform a profile asks for, worked out: every name, address and pool that templates place and none of them
// computes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.hpp"
#include "model/profile.hpp"
#include "render/names.hpp"

namespace dek::render {

struct Network {
  std::vector<std::string> zones;  // always names: the profile's, or <region>a, b, c … for a count
  // One per zone, in the same order: public and intra in network.cidr, node in the secondary CIDRs (invariants I2 to
  // I4).
  std::vector<model::Cidr> public_subnets, intra_subnets, node_subnets;
  std::string cluster_dns;  // tenth address of the service CIDR
  std::vector<std::string>
      dns_addresses;  // where pods ask: the node-local address first when there is one, then cluster_dns
};

struct NodeClass {
  std::string name;  // "general", "nvme"
  std::string ami_alias;
  bool raid0 = false;  // instance storage becomes one stripe for images, logs and every emptyDir
  model::PoolDisk root;
};

struct Requirement {
  std::string key, op;
  std::vector<std::string> values;
};

struct Taint {
  std::string key, value;  // effect NoSchedule
};

/// One NodePool.
struct NodePool {
  std::string name;    // "platform", "marketing-spark-executor"
  std::string role;    // "platform", "spark-executor"
  std::string tenant;  // empty for a shared pool
  std::string node_class;
  std::string zone;  // of a zonal pool; empty: all
  std::vector<Taint> taints;
  std::vector<Requirement> requirements;
  std::string cpu_limit, memory_limit;
  const model::Pool* settings = nullptr;  // disruption, weight, capacity
};

struct TenantPlatform {
  const model::Tenant* settings = nullptr;
  TenantNames names;
  std::vector<std::string> service_accounts;  // those with the tenant's role; of the workloads this version renders
  bool irsa = false;                          // IAM roles for service accounts in place of EKS Pod Identity
  bool spark = false;  // by the operator
  bool emr = false;    // Spark by EMR on EKS: EMR makes its own service accounts
  bool history_server = false;
  std::vector<std::string> emr_accounts;
  std::int64_t executor_core_request_milli = 0;  // what the scheduler sees, so that executors pack (invariant I35)

  [[nodiscard]] bool runs_spark_pods() const { return spark || emr; }

  /// Service accounts that EKS Pod Identity gives the tenant's role to.
  [[nodiscard]] std::vector<std::string> associated_accounts() const;
};

/// Points into the profile it was derived from, which must outlive it.
struct Platform {
  const model::Profile* profile = nullptr;
  Names names;
  Network network;
  std::vector<NodeClass> node_classes;
  std::vector<NodePool> pools;  // `platform` first, then by tenant
  std::vector<TenantPlatform> tenants;
  std::vector<std::string> left_out;  // for the summary: "flink of payments: not rendered by this version"
};

struct Derived {
  Platform platform;
  std::vector<diag::Diagnostic>
      diagnostics;  // broken invariants, on the profile's lines; with an error nothing is written
};

/// Works the platform out of a complete, valid profile.
[[nodiscard]] Derived derive(const model::Profile& profile);

}  // namespace dek::render
