// From a complete profile to a platform: names, network, pools and tenants.
#include <fmt/format.h>

#include <algorithm>

#include "render/emr_views.hpp"
#include "render/invariants.hpp"
#include "render/network.hpp"
#include "render/packing.hpp"
#include "render/platform.hpp"
#include "render/pools.hpp"
#include "render/serving_views.hpp"

namespace dek::render {
namespace {

using model::Workload;

struct WorkloadUse {
  Workload workload;
  std::string_view service_account;
};

// One row per workload this version renders; the others are said in the summary.
constexpr WorkloadUse kRendered[] = {{Workload::spark, "spark"},       {Workload::flink, "flink"},
                                     {Workload::training, "train"},    {Workload::nifi, "nifi"},
                                     {Workload::ray, "ray"},           {Workload::inference, "inference"},
                                     {Workload::notebooks, "notebook"}};

/// Models that Ray serves run as Ray's pods do.
std::string_view service_account_of(const model::Tenant& tenant, const WorkloadUse& use) {
  return use.workload == Workload::inference && serves_by_ray(tenant) ? "ray" : use.service_account;
}

bool uses_irsa(const model::Profile& profile, const model::Tenant& tenant) {
  if (profile.identity != model::Identity::automatic) return profile.identity == model::Identity::irsa;
  // The AWS SDKs for Java 1 in Spark 3 and in older Flink do not know EKS Pod Identity.
  return (tenant.runs(Workload::spark) && tenant.spark.version.starts_with("3.")) ||
         (tenant.runs(Workload::flink) && tenant.flink.version < model::FlinkVersion::v1_20);
}

TenantPlatform derive_tenant(const model::Profile& profile, const model::Tenant& tenant) {
  TenantPlatform result;
  result.settings = &tenant;
  result.names = derive_tenant_names(profile, tenant);
  result.irsa = uses_irsa(profile, tenant);
  const bool by_operator = profile.spark_runtime == model::SparkRuntime::spark_operator;
  result.spark = by_operator && tenant.runs(Workload::spark);
  result.emr = profile.spark_runtime == model::SparkRuntime::emr_on_eks && tenant.runs(Workload::spark);
  if (result.emr) result.emr_accounts = emr_service_accounts(profile, result.names.role);
  result.history_server = result.spark && tenant.spark.history_server;
  for (const WorkloadUse& use : kRendered) {
    if (!tenant.runs(use.workload) || (!by_operator && use.workload == Workload::spark)) continue;
    const std::string_view account = service_account_of(tenant, use);
    if (std::ranges::count(result.service_accounts, account) == 0) result.service_accounts.emplace_back(account);
  }
  if (result.runs_spark_pods())
    result.executor_core_request_milli = executor_core_request(profile, tenant.spark.executor);
  return result;
}

}  // namespace

std::vector<std::string> TenantPlatform::associated_accounts() const {
  std::vector<std::string> accounts = service_accounts;
  accounts.insert(accounts.end(), emr_accounts.begin(), emr_accounts.end());
  return accounts;
}

Derived derive(const model::Profile& profile) {
  Derived derived;
  Platform& platform = derived.platform;
  platform.profile = &profile;
  platform.names = derive_names(profile);
  platform.network = derive_network(profile);
  Pools pools = derive_pools(profile, platform.network);
  platform.node_classes = std::move(pools.node_classes);
  platform.pools = std::move(pools.pools);
  platform.groups = std::move(pools.groups);
  for (const model::Tenant& tenant : profile.tenants) {
    platform.tenants.push_back(derive_tenant(profile, tenant));
    for (const Workload workload : tenant.workloads)
      if (std::ranges::count(kRendered, workload, &WorkloadUse::workload) == 0)
        platform.left_out.push_back(fmt::format("{} of {}", to_string(workload), tenant.name));
  }
  derived.diagnostics = check_invariants(platform);
  return derived;
}

}  // namespace dek::render
