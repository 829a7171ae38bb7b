// The Spark settings of a rendered job, group by group, with the profile's own on top.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "render/platform.hpp"

namespace dek::render {

using SparkEntries = std::vector<std::pair<std::string, std::string>>;

struct SparkConf {
  SparkEntries credentials, history, decommission, network, shuffle, allocation, lineage, metrics;
  SparkEntries profile;  // those of the profile that replace or add; identity cannot be replaced
};

[[nodiscard]] SparkConf spark_conf(const Platform& platform, const TenantPlatform& tenant);

/// A majority of them decides: odd, and one lost is no loss.
inline constexpr int kCelebornMasters = 3;

/// Hosts and ports of the masters, as clients want them.
[[nodiscard]] std::string celeborn_endpoints();

/// The S3A credential provider for the tenant's Spark and identity (invariant I25).
[[nodiscard]] std::string credentials_provider(const TenantPlatform& tenant);

}  // namespace dek::render
