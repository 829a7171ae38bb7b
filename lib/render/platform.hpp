// The platform a profile asks for, worked out: every name, address and pool that templates place and none of them
// computes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "model/instances.hpp"
#include "model/profile.hpp"
#include "render/names.hpp"

namespace dek::render {

struct Network {
  bool ipv6 = false;               // pods and services; nodes have both
  std::vector<std::string> zones;  // always names: the profile's, or <region>a, b, c … for a count
  // One per zone, in the same order: public and intra in network.cidr, node in the secondary CIDRs (invariants I2 to
  // I4).
  std::vector<model::Cidr> public_subnets, intra_subnets, node_subnets;
  std::string cluster_dns;  // tenth address of the service CIDR; empty in IPv6, where EKS chooses that network
  std::string kubelet_dns;  // where kubelets send pods in place of cluster_dns: the node-local address in IPv6
  std::vector<std::string>
      dns_addresses;  // where pods ask: the node-local address first when there is one, then cluster_dns
};

/// What the nodes of a class have in common, whoever makes them.
struct NodeClass {
  std::string name;  // "general", "nvme", "gpu"
  std::string ami_alias;
  bool raid0 = false;  // instance storage becomes one stripe for images, logs and every emptyDir
  model::Accelerator accelerator{};
  bool placement_group = false;  // EFA: nodes near each other
  model::PoolDisk root;
  model::Reservation reservation;
  std::map<std::string, std::string> kubelet;
};

struct Requirement {
  std::string key, op;
  std::vector<std::string> values;
};

struct Taint {
  std::string key, value;  // effect NoSchedule
};

/// Nodes of one role, for one tenant or for all; pods land there by its labels and taints, whoever makes the nodes.
struct NodeSet {
  std::string name;                // "platform", "marketing-spark-executor"
  std::string role;                // "platform", "spark-executor"
  std::string tenant;              // empty for a shared pool
  std::vector<std::string> zones;  // where they may be; one for EFA, for a pool with a zone, and of a zonal pool
  std::vector<Taint> taints;
  model::Accelerator accelerator{};
  const model::Pool* settings = nullptr;  // disruption, weight, capacity
};

struct PoolLimit {
  std::string resource, amount;
};

/// One NodePool of Karpenter.
struct NodePool : NodeSet {
  std::string node_class;
  std::vector<Requirement> requirements;
  std::vector<PoolLimit> limits;
  std::optional<std::int64_t> replicas;  // fixed capacity
};

/// Fixed capacity that Karpenter does not make: a managed node group, or an Auto Scaling group of ours.
struct NodeGroup : NodeSet {
  bool self_managed = false;
  std::vector<std::size_t> zone_indices;  // of `zones`, among the platform's
};

struct TenantPlatform {
  const model::Tenant* settings = nullptr;
  TenantNames names;
  std::vector<std::string> service_accounts;  // those with the tenant's role; of the workloads this version renders
  bool irsa = false;                          // IAM roles for service accounts in place of EKS Pod Identity
  bool spark = false;                         // by the operator
  bool emr = false;                           // Spark by EMR on EKS: EMR makes its own service accounts
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
  std::vector<NodePool> pools;    // `platform` first, then by tenant
  std::vector<NodeGroup> groups;  // likewise
  std::vector<TenantPlatform> tenants;
  std::vector<std::string> left_out;  // for the summary: "flink of payments: not rendered by this version"
};

struct Derived {
  Platform platform;
  std::vector<diag::Diagnostic>
      diagnostics;  // broken invariants, on the profile's lines; with an error nothing is written
};

/// The nodes of a tenant's role, the first zone's of zonal pools; null when the tenant needs none.
[[nodiscard]] const NodeSet* nodes_of(const Platform& platform, std::string_view tenant, model::PoolRole role);

/// The zone that the rendered jobs of a tenant are pinned to: tenants take turns. Empty unless placement is zonal.
[[nodiscard]] std::string pinned_zone(const Platform& platform, std::string_view tenant);

/// Works the platform out of a complete, valid profile.
[[nodiscard]] Derived derive(const model::Profile& profile);

}  // namespace dek::render
