// What quotas count of a Spark pod beside its requests.
#pragma once

#include <cstdint>
#include <optional>

#include "manifest/spark_application.hpp"

namespace dek::rules {

struct PodClaims {
  std::optional<std::int64_t> cpu_limit;  // millis; empty when there is none or it is not known
  std::int64_t storage_mib = 0, claims = 0;
};

/// Of each pod of the role: its CPU limit, and the volume claims that Spark makes for it; see apache/spark:
/// docs/running-on-kubernetes.md, "OnDemand".
[[nodiscard]] PodClaims claims_of(const manifest::SparkApplication& app, manifest::PodRole role);

}  // namespace dek::rules
