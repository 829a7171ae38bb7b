// Views of EMR on EKS and EMR Serverless.
#include "render/emr_views.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/defaults.hpp"
#include "render/ack_views.hpp"
#include "render/cluster_views.hpp"
#include "render/node_views.hpp"
#include "render/spark_conf.hpp"
#include "render/terraform_views.hpp"
#include "render/views.hpp"

namespace dek::render {
namespace {

using model::SparkRuntime;

/// The text read as one number of base 256, written in base 36: how EMR puts a role's name into names of service
/// accounts (aws/aws-cli awscli/customizations/emrcontainers/base36.py).
std::string base36(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyz";
  std::vector<unsigned> bytes;
  for (const char c : text) bytes.push_back(static_cast<unsigned char>(c));
  std::string result;
  while (!bytes.empty()) {
    unsigned remainder = 0;
    for (unsigned& byte : bytes) {
      const unsigned value = remainder * 256 + byte;
      byte = value / 36;
      remainder = value % 36;
    }
    result += kDigits[remainder];
    bytes.erase(bytes.begin(), std::ranges::find_if(bytes, [](unsigned byte) { return byte != 0; }));
  }
  std::ranges::reverse(result);
  return result;
}

bool runs_on_emr(const Platform& platform, const TenantPlatform& tenant) {
  return platform.profile->spark_runtime != SparkRuntime::spark_operator &&
         tenant.settings->runs(model::Workload::spark);
}

std::vector<std::string> emr_tenants(const Platform& platform) {
  std::vector<std::string> names;
  for (const TenantPlatform& tenant : platform.tenants)
    if (runs_on_emr(platform, tenant)) names.push_back(tenant.settings->name);
  return names;
}

List applications(const Platform& platform) {
  constexpr std::int64_t kMibPerGib = 1024;
  List items;
  for (const TenantPlatform& tenant : platform.tenants)
    if (runs_on_emr(platform, tenant))
      items.push_back(View()
                          .set("tenant", tenant.settings->name)
                          .set("vcpus", tenant.settings->quota.cpu.value())
                          .set("memory_gb", tenant.settings->quota.memory.mib() / kMibPerGib));
  return items;
}

std::string s3_url(const TenantPlatform& tenant, std::string_view key) {
  return fmt::format("s3://{}/{}", tenant.names.bucket, key);
}

/// What EMR Serverless and EMR on EKS take alike.
SparkEntries sizes(const model::Spark& spark) {
  const auto memory = [](const model::JvmMemory& amount) { return amount.text; };
  return {{"spark.driver.cores", std::to_string(spark.driver.cores)},
          {"spark.driver.memory", memory(spark.driver.memory)},
          {"spark.driver.memoryOverhead", memory(spark.driver.memory_overhead)},
          {"spark.executor.cores", std::to_string(spark.executor.cores)},
          {"spark.executor.memory", memory(spark.executor.memory)},
          {"spark.executor.memoryOverhead", memory(spark.executor.memory_overhead)},
          {"spark.dynamicAllocation.enabled", "true"},
          {"spark.dynamicAllocation.initialExecutors", std::to_string(spark.executors.initial)},
          {"spark.dynamicAllocation.minExecutors", std::to_string(spark.executors.min)},
          {"spark.dynamicAllocation.maxExecutors", std::to_string(spark.executors.max)}};
}

void add_scheduler(SparkEntries& entries, const Platform& platform, const TenantPlatform& tenant) {
  if (platform.profile->scheduler != model::Scheduler::yunikorn) return;
  entries.emplace_back("spark.kubernetes.scheduler.name", "yunikorn");
  for (const std::string_view role : {"driver", "executor"}) {
    entries.emplace_back(fmt::format("spark.kubernetes.{}.label.queue", role), tenant.names.queue);
    // Spark puts its own id in for the name in braces.
    entries.emplace_back(fmt::format("spark.kubernetes.{}.annotation.yunikorn.apache.org/app-id", role), "{{APP_ID}}");
  }
}

/// EMR has its own client of S3, and takes no other.
std::string with_emr_scheme(std::string value) {
  constexpr std::string_view kOpenSource = "s3a://";
  if (value.starts_with(kOpenSource)) value.replace(0, kOpenSource.size(), "s3://");
  return value;
}

SparkEntries pod_entries(const Platform& platform, const TenantPlatform& tenant) {
  const model::Spark& spark = tenant.settings->spark;
  SparkEntries entries;
  if (spark.image != model::default_spark_image(*platform.profile, *tenant.settings))
    entries.emplace_back("spark.kubernetes.container.image", spark.image);
  const std::int64_t request = tenant.executor_core_request_milli;
  if (request > 0 && request < spark.executor.cores * 1000)
    entries.emplace_back("spark.kubernetes.executor.request.cores", fmt::format("{}m", request));
  for (const std::string_view role : {"driver", "executor"})
    entries.emplace_back(fmt::format("spark.kubernetes.{}.podTemplateFile", role),
                         s3_url(tenant, fmt::format("emr/{}.yaml", role)));
  entries.emplace_back("spark.dynamicAllocation.shuffleTracking.enabled", "true");
  entries.emplace_back("spark.kubernetes.driver.annotation.karpenter.sh/do-not-disrupt", "true");
  add_scheduler(entries, platform, tenant);
  return entries;
}

SparkEntries job_entries(const Platform& platform, const TenantPlatform& tenant) {
  SparkEntries entries = sizes(tenant.settings->spark);
  const SparkConf conf = spark_conf(platform, tenant);
  if (!is_emr_serverless(*platform.profile)) {
    for (const auto& entry : pod_entries(platform, tenant)) entries.push_back(entry);
    for (const SparkEntries* group : {&conf.decommission, &conf.allocation})
      for (const auto& [key, value] : *group) entries.emplace_back(key, with_emr_scheme(value));
  }
  const auto replaced = [&conf](const auto& entry) {
    return std::ranges::any_of(conf.profile, [&entry](const auto& own) { return own.first == entry.first; });
  };
  std::erase_if(entries, replaced);
  for (const auto& entry : conf.profile) entries.push_back(entry);
  return entries;
}

View pod_view(const Platform& platform, const TenantPlatform& tenant, model::PoolRole role) {
  const bool executor = role == model::PoolRole::spark_executor;
  const model::Tenant& settings = *tenant.settings;
  const model::EphemeralStorage& disk = settings.spark.executor.ephemeral_storage;
  View view;
  set_placement(view, *nodes_of(platform, settings.name, role));
  return view.set("pod", settings.name + (executor ? "-executor" : "-driver"))
      .set("tenant", settings.name)
      .set("job", settings.name + "-batch")
      .set("cost_center", settings.cost_center)
      .set("executor", executor)
      .set("priority_class", executor ? "dekctl-executor" : "dekctl-driver")
      .set("one_zone", platform.profile->network.placement == model::Placement::job_zone)
      .set("ndots", std::to_string(platform.profile->dns.pod_ndots))
      .set("container", executor ? "spark-kubernetes-executor" : "spark-kubernetes-driver")
      // A driver spills nothing; it holds its jars and its log.
      .set("ephemeral_request", executor ? disk.request.text : "2Gi")
      .set("ephemeral_limit", executor ? disk.limit.text : "10Gi");
}

}  // namespace

bool is_emr_serverless(const model::Profile& profile) {
  return profile.spark_runtime == SparkRuntime::emr_serverless;
}

std::vector<std::string> emr_service_accounts(const model::Profile& profile, std::string_view role) {
  std::vector<std::string> accounts;
  for (const std::string_view component : {"client", "driver", "executor"})
    accounts.push_back(fmt::format("emr-containers-sa-spark-{}-{}-{}", component, profile.account_id, base36(role)));
  return accounts;
}

bool waits_for_namespaces(const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  return profile.spark_runtime == SparkRuntime::emr_on_eks && !emr_tenants(platform).empty() &&
         !ack_makes(profile, model::AckController::emr_containers);
}

bool makes_job_roles(const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  if (emr_tenants(platform).empty()) return false;
  return is_emr_serverless(profile) ||
         (!cluster_by_terraform(profile) && !ack_makes(profile, model::AckController::iam));
}

bool wants_emr(const Platform& platform, const Subject&) {
  return waits_for_namespaces(platform) || makes_job_roles(platform);
}

View terraform_emr_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  const bool serverless = is_emr_serverless(profile);
  const bool roles = makes_job_roles(platform);
  const bool policies =
      std::ranges::any_of(profile.tenants, [](const model::Tenant& tenant) { return !tenant.policy_arns.empty(); });
  return View()
      .set("virtual_clusters", waits_for_namespaces(platform))
      .set("by_terraform", cluster_by_terraform(profile))
      .set("tenants", texts(emr_tenants(platform)))
      .set("job_roles", roles && !serverless)
      .set("serverless", serverless)
      .set("role_policies", roles)
      .set("policy_arns", policies)
      .set("applications", applications(platform))
      .set("emr_version", profile.versions.emr)
      .set("architecture", profile.nodes.arch == model::Arch::arm64 ? "ARM64" : "X86_64");
}

bool wants_emr_job(const Platform& platform, const Subject& subject) {
  return runs_on_emr(platform, *subject.tenant);
}

View emr_job_view(const Platform& platform, const Subject& subject) {
  const model::Profile& profile = *platform.profile;
  const TenantPlatform& tenant = *subject.tenant;
  const bool serverless = is_emr_serverless(profile);
  List properties;
  for (const auto& [key, value] : job_entries(platform, tenant))
    properties.push_back(View().set("key", key).set("value", value));
  const std::string role = tenant.names.role + (serverless ? "-emr" : "");
  return View()
      .set("serverless", serverless)
      .set("job", tenant.settings->name + "-batch")
      .set("tenant", tenant.settings->name)
      .set("cost_center", tenant.settings->cost_center)
      .set("release_label", fmt::format("emr-{}-latest", profile.versions.emr))
      .set("role_arn", fmt::format("{}:iam::{}:role/{}", arn_prefix(profile), profile.account_id, role))
      .set("entry_point", s3_url(tenant, "jobs/job.jar"))
      .set("log_uri", s3_url(tenant, "emr-logs/"))
      .set("properties", std::move(properties));
}

bool wants_emr_pods(const Platform& platform, const Subject& subject) {
  return subject.tenant->emr && wants_emr_job(platform, subject);
}

View emr_driver_view(const Platform& platform, const Subject& subject) {
  return pod_view(platform, *subject.tenant, model::PoolRole::spark_driver);
}

View emr_executor_view(const Platform& platform, const Subject& subject) {
  return pod_view(platform, *subject.tenant, model::PoolRole::spark_executor);
}

}  // namespace dek::render
