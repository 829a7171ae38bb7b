// Reads claims from Spark's properties.
#include "rules/pod_claims.hpp"

#include <string>

#include "model/units.hpp"

namespace dek::rules {
namespace {

/// The properties that tell what a pod of one role claims.
struct ClaimNames {
  std::string_view cpu_limit, volumes;
};
constexpr ClaimNames kDriver = {"spark.kubernetes.driver.limit.cores",
                                "spark.kubernetes.driver.volumes.persistentVolumeClaim."};
constexpr ClaimNames kExecutor = {"spark.kubernetes.executor.limit.cores",
                                  "spark.kubernetes.executor.volumes.persistentVolumeClaim."};

}  // namespace

PodClaims claims_of(const manifest::SparkApplication& app, manifest::PodRole role) {
  const ClaimNames& names = role == manifest::PodRole::driver ? kDriver : kExecutor;
  PodClaims claims;
  const auto limit = app.conf(names.cpu_limit);
  const auto cores = limit ? model::parse_quantity(*limit) : std::nullopt;
  if (cores) claims.cpu_limit = cores->milli;
  constexpr std::string_view kName = ".options.claimName";
  for (const manifest::EffectiveProperty& one : app.all_below(names.volumes)) {
    const bool is_made = one.name.ends_with(kName) && one.value == "OnDemand";
    if (!is_made) continue;
    const std::string volume = one.name.substr(0, one.name.size() - kName.size());
    const auto size = app.conf(volume + ".options.sizeLimit");
    const auto quantity = size ? model::parse_quantity(*size) : std::nullopt;
    claims.storage_mib += quantity ? quantity->mib() : 0;
    ++claims.claims;
  }
  return claims;
}

}  // namespace dek::rules
