// A pool of nodes: what it is made of, what it may cost, and when its nodes may go.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/enums.hpp"
#include "model/units.hpp"

namespace dek::model {

struct Reservation {
  std::optional<std::string> id;
  std::map<std::string, std::string> tags;
};

struct PoolDisk {
  std::int64_t size_gb = 0;
  std::optional<std::int64_t> iops, throughput_mib;  // gp3; empty: AWS defaults
};

struct PoolLimits {
  std::optional<Quantity> cpu, memory;  // empty: limits of the tenant
};

struct Budget {
  std::string nodes;  // "20%" or "1"
  std::optional<std::string> schedule;
  std::optional<Duration> duration;
  std::vector<std::string> reasons;
};

struct Disruption {
  DisruptionPolicy policy{};
  Duration consolidate_after;
  std::vector<Budget> budgets;
  Duration expire_after;  // may be never
  std::optional<Duration> termination_grace_period;
};

/// Settings of a role; each tenant that needs the role gets a NodePool "<tenant>-<role>" with them.
struct Pool {
  PoolRole role{};
  Provisioner provisioner{};
  std::vector<std::string> families;  // empty when instance_types is given
  std::vector<std::string> instance_types;
  std::vector<std::string> sizes;
  Arch arch{};
  std::vector<Capacity> capacity;
  bool allow_spot_driver = false;
  std::optional<std::int64_t> min_nvme_gb, min_network_mbps;
  LocalStorage local_storage{};
  std::optional<std::int64_t> count;
  std::optional<std::string> zone;
  bool efa = false;
  Reservation reservation;
  PoolDisk ebs;
  PoolLimits limits;
  std::optional<std::int64_t> weight;
  Disruption disruption;
  std::map<std::string, std::string> kubelet;
};

}  // namespace dek::model
