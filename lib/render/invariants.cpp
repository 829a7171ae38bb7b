// Invariants between derived parts; what fields say about each other, the profile's loader has checked.
#include "render/invariants.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/instances.hpp"
#include "render/ack_views.hpp"
#include "render/node_invariants.hpp"
#include "render/packing.hpp"
#include "render/serving_invariants.hpp"
#include "render/tenant_policy.hpp"
#include "render/training_views.hpp"

namespace dek::render {
namespace {

constexpr std::string_view kConflict = "profile/conflict";

class Check {
 public:
  explicit Check(const Platform& platform) : platform_(platform), profile_(*platform.profile) {}

  std::vector<diag::Diagnostic> run() {
    controllers_policy_fits();
    check_node_invariants(platform_, found_);
    check_serving_invariants(platform_, found_);
    for (std::size_t i = 0; i < platform_.tenants.size(); ++i) {
      tenants_policy_fits(i);
      if (platform_.tenants[i].settings->runs(model::Workload::training)) training_fits_quota(i);
      if (!platform_.tenants[i].runs_spark_pods()) continue;
      first_wave_fits_quota(i);
      pods_per_node(i);
    }
    return std::move(found_);
  }

 private:
  void add(diag::Severity severity, const std::string& path, std::string message, std::string help) {
    diag::Diagnostic diagnostic;
    diagnostic.rule = kConflict;
    diagnostic.severity = severity;
    diagnostic.span = profile_.where(path);
    diagnostic.message = fmt::format("spec.{}: {}", path, message);
    diagnostic.help = std::move(help);
    found_.push_back(std::move(diagnostic));
  }

  void controllers_policy_fits() {
    if (!profile_.ack.enabled) return;
    const std::size_t characters = ack_policy_characters(platform_);
    if (characters <= kLongestPolicy) return;
    add(diag::Severity::error, "ack.controllers",
        fmt::format("the controllers' policy names what belongs to each tenant, {} characters of it, and IAM takes {}",
                    characters, kLongestPolicy),
        "leave `iam` and `eks` out, or give each tenant a cluster with `isolation: cluster`");
  }

  void tenants_policy_fits(std::size_t index) {
    const TenantPlatform& tenant = platform_.tenants[index];
    const std::size_t characters = policy_characters(tenant_policy(platform_, tenant));
    if (characters <= kLongestPolicy) return;
    add(diag::Severity::error, fmt::format("tenants[{}].buckets", index),
        fmt::format("the policy of `{}` would have {} characters, and IAM takes {}", tenant.settings->name, characters,
                    kLongestPolicy),
        "name fewer prefixes and buckets, or put the rest into a policy of your own and name it in `policyArns`");
  }

  /// I30: a job starts with its driver and the first executors at once, each with a placeholder of the gang for a
  /// moment.
  void first_wave_fits_quota(std::size_t index) {
    const TenantPlatform& tenant = platform_.tenants[index];
    const model::Tenant& settings = *tenant.settings;
    const model::Spark& spark = settings.spark;
    const std::int64_t first = spark.executors.initial;
    const std::int64_t cpu_milli = spark.driver.cores * 1000 + first * tenant.executor_core_request_milli;
    const std::int64_t memory_mib = spark.driver.memory.mib + spark.driver.memory_overhead.mib +
                                    first * (spark.executor.memory.mib + spark.executor.memory_overhead.mib);
    const std::int64_t pods = 2 * (first + 1);
    const std::string path = fmt::format("tenants[{}].spark.executors.initial", index);
    const auto over = [&](std::string_view what, std::string wanted, std::string_view quota) {
      add(diag::Severity::error, path,
          fmt::format("{} executors and their driver ask for {} {}, the quota of `{}` is {}", first, wanted, what,
                      settings.name, quota),
          fmt::format("start with fewer executors, or raise spec.tenants[{}].quota", index));
    };
    if (cpu_milli > settings.quota.cpu.milli)
      over("CPUs", fmt::format("{}", (cpu_milli + 999) / 1000), settings.quota.cpu.text);
    if (memory_mib > settings.quota.memory.mib())
      over("of memory", fmt::format("{}Mi", memory_mib), settings.quota.memory.text);
    if (pods > settings.quota.pods)
      over("pods with the gang's placeholders", std::to_string(pods), std::to_string(settings.quota.pods));
  }

  /// I30: a training job starts on all of its nodes at once.
  void training_fits_quota(std::size_t index) {
    const model::Tenant& tenant = *platform_.tenants[index].settings;
    const NodeShare share = training_share(platform_, tenant);
    const std::int64_t cpus = tenant.training.nodes * share.cpus;
    const std::int64_t memory_gib = tenant.training.nodes * share.memory_gib;
    const auto over = [&](std::string_view field, const std::string& wanted, std::string_view quota) {
      add(diag::Severity::error, fmt::format("tenants[{}].quota.{}", index, field),
          fmt::format("{} training nodes of `{}` ask for {}, the quota is {}", tenant.training.nodes, tenant.name,
                      wanted, quota),
          fmt::format("write {} or more", wanted));
    };
    if (cpus * 1000 > tenant.quota.cpu.milli) over("cpu", std::to_string(cpus), tenant.quota.cpu.text);
    if (memory_gib * 1024 > tenant.quota.memory.mib())
      over("memory", fmt::format("{}Gi", memory_gib), tenant.quota.memory.text);
  }

  /// I35: no admitted type has cores for more executors than kubelet admits pods.
  void pods_per_node(std::size_t index) {
    const model::Pool* pool = profile_.pool(model::PoolRole::spark_executor);
    if (pool == nullptr) return;
    const TenantPlatform& tenant = platform_.tenants[index];
    const model::SparkExecutor& executor = tenant.settings->spark.executor;
    const auto max_pods = static_cast<int>(profile_.network.cni.max_pods);
    const plan::PodShape shape{.cpu_millis = tenant.executor_core_request_milli,
                               .memory_mib = executor.memory.mib + executor.memory_overhead.mib};
    for (const facts::InstanceType* type : model::admitted_types(*pool)) {
      const plan::Packing packing = plan::pack(*type, shape, node_overhead(profile_), max_pods);
      if (packing.limit != plan::PackingLimit::pods || packing.count >= type->vcpu / executor.cores) continue;
      add(diag::Severity::warning, fmt::format("tenants[{}].spark.executor.cores", index),
          fmt::format("`{}` has cores for {} executors of `{}`, and `maxPods` {} leaves room for {}", type->name,
                      type->vcpu / executor.cores, tenant.settings->name, max_pods, packing.count),
          "give executors more cores, or leave the large sizes out of spec.pools.spark-executor.sizes");
      return;
    }
  }

  const Platform& platform_;
  const model::Profile& profile_;
  std::vector<diag::Diagnostic> found_;
};

}  // namespace

std::vector<diag::Diagnostic> check_invariants(const Platform& platform) {
  return Check(platform).run();
}

}  // namespace dek::render
