// The Spark settings of a rendered job, group by group, with the profile's own on top.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "render/platform.hpp"

namespace dek::render {

using SparkEntries = std::vector<std::pair<std::string, std::string>>;

struct SparkConf {
  SparkEntries credentials, history, decommission, network, allocation, metrics;
  SparkEntries profile;  // those of the profile that replace or add; identity cannot be replaced
};

[[nodiscard]] SparkConf spark_conf(const Platform& platform, const TenantPlatform& tenant);

/// The S3A credential provider for the tenant's Spark and identity (invariant I25).
[[nodiscard]] std::string credentials_provider(const TenantPlatform& tenant);

}  // namespace dek::render
