// View of a tenant's Spark job.
#include <fmt/format.h>

#include "render/spark_conf.hpp"
#include "render/views.hpp"

namespace dek::render {
namespace {

/// A group with its entries, or nothing, so that its comment goes when its entries do.
List group(const SparkEntries& entries) {
  if (entries.empty()) return {};
  List items;
  for (const auto& [key, value] : entries) items.push_back(View().set("key", key).set("value", value));
  return {View().set("entries", std::move(items))};
}

View driver_view(const TenantPlatform& tenant) {
  const model::SparkDriver& driver = tenant.settings->spark.driver;
  return View()
      .set("section", word("driver"))
      .set("executor", false)
      .set("role", to_string(model::PoolRole::spark_driver))
      .set("cores", driver.cores)
      .set("core_request", List{})
      .set("memory", driver.memory.text)
      .set("memory_overhead", driver.memory_overhead.text)
      .set("priority_class", "dekctl-driver")
      .set("container", "spark-kubernetes-driver")
      // A driver spills nothing; it holds its jars and its log.
      .set("ephemeral_request", "2Gi")
      .set("ephemeral_limit", "10Gi");
}

View executor_view(const TenantPlatform& tenant) {
  const model::SparkExecutor& executor = tenant.settings->spark.executor;
  const std::int64_t request = tenant.executor_core_request_milli;
  const bool less = request > 0 && request < executor.cores * 1000;
  return View()
      .set("section", word("executor"))
      .set("executor", true)
      .set("role", to_string(model::PoolRole::spark_executor))
      .set("cores", executor.cores)
      .set("core_request", optional(less ? fmt::format("{}m", request) : ""))
      .set("memory", executor.memory.text)
      .set("memory_overhead", executor.memory_overhead.text)
      .set("priority_class", "dekctl-executor")
      .set("container", "spark-kubernetes-executor")
      .set("ephemeral_request", executor.ephemeral_storage.request.text)
      .set("ephemeral_limit", executor.ephemeral_storage.limit.text);
}

}  // namespace

View spark_view(const Platform& platform, const Subject& subject) {
  const model::Profile& profile = *platform.profile;
  const TenantPlatform& tenant = *subject.tenant;
  const model::Spark& spark = tenant.settings->spark;
  const SparkConf conf = spark_conf(platform, tenant);
  const model::Pool* executors = profile.pool(model::PoolRole::spark_executor);
  return View()
      .set("tenant", tenant.settings->name)
      .set("job", tenant.settings->name + "-batch")
      .set("cost_center", tenant.settings->cost_center)
      .set("spark_version", spark.version)
      .set("image", spark.image)
      .set("main_file",
           profile.storage.s3_mountpoint ? "local:///opt/artifacts/jobs/job.jar" : "local:///opt/spark/jobs/job.jar")
      .set("queues", profile.scheduler != model::Scheduler::kube)
      .set("batch_scheduler", to_string(profile.scheduler))
      .set("queue", tenant.names.queue)
      .set("initial_executors", spark.executors.initial)
      .set("min_executors", spark.executors.min)
      .set("max_executors", spark.executors.max)
      .set("artifacts", profile.storage.s3_mountpoint)
      .set("irsa", tenant.irsa)
      .set("credentials_conf", group(conf.credentials))
      .set("history_conf", group(conf.history))
      .set("decommission_conf", group(conf.decommission))
      .set("network_conf", group(conf.network))
      .set("allocation_conf", group(conf.allocation))
      .set("metrics_conf", group(conf.metrics))
      .set("profile_conf", group(conf.profile))
      .set("karpenter", profile.nodes.karpenter.enabled)
      .set("consolidate_after", word(executors != nullptr ? executors->disruption.consolidate_after.text : "Never"))
      .set("one_zone", profile.network.placement == model::Placement::job_zone)
      .set("zone", optional(pinned_zone(platform, tenant.settings->name)))
      .set("spread", profile.network.placement == model::Placement::spread)
      .set("ndots", std::to_string(profile.dns.pod_ndots))
      .set("roles", List{driver_view(tenant), executor_view(tenant)});
}

}  // namespace dek::render
