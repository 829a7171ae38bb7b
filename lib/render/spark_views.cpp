// Views of a tenant's Spark jobs: started once, by a schedule, or by a workflow.
#include <fmt/format.h>

#include "render/ack_views.hpp"
#include "render/node_views.hpp"
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

// Jars and logs, for pods that neither shuffle nor spill on their node.
constexpr std::string_view kSmallDiskRequest = "2Gi", kSmallDiskLimit = "10Gi";

View placed_view(const Platform& platform, const TenantPlatform& tenant, model::PoolRole role) {
  View view;
  set_placement(view, *nodes_of(platform, tenant.settings->name, role));
  return view;
}

View driver_view(const Platform& platform, const TenantPlatform& tenant) {
  const model::SparkDriver& driver = tenant.settings->spark.driver;
  return placed_view(platform, tenant, model::PoolRole::spark_driver)
      .set("section", word("driver"))
      .set("executor", false)
      .set("cores", driver.cores)
      .set("core_request", List{})
      .set("memory", driver.memory.text)
      .set("memory_overhead", driver.memory_overhead.text)
      .set("priority_class", "dekctl-driver")
      .set("container", "spark-kubernetes-driver")
      .set("ephemeral_request", kSmallDiskRequest)
      .set("ephemeral_limit", kSmallDiskLimit);
}

View executor_view(const Platform& platform, const TenantPlatform& tenant) {
  const model::SparkExecutor& executor = tenant.settings->spark.executor;
  const std::int64_t request = tenant.executor_core_request_milli;
  const bool less = request > 0 && request < executor.cores * 1000;
  const bool on_volume = tenant.settings->spark.shuffle == model::Shuffle::ebs_pvc;
  return placed_view(platform, tenant, model::PoolRole::spark_executor)
      .set("section", word("executor"))
      .set("executor", true)
      .set("cores", executor.cores)
      .set("core_request", optional(less ? fmt::format("{}m", request) : ""))
      .set("memory", executor.memory.text)
      .set("memory_overhead", executor.memory_overhead.text)
      .set("priority_class", "dekctl-executor")
      .set("container", "spark-kubernetes-executor")
      .set("ephemeral_request", on_volume ? kSmallDiskRequest : executor.ephemeral_storage.request.text)
      .set("ephemeral_limit", on_volume ? kSmallDiskLimit : executor.ephemeral_storage.limit.text);
}

void set_conf(View& view, const SparkConf& conf) {
  view.set("credentials_conf", group(conf.credentials))
      .set("history_conf", group(conf.history))
      .set("decommission_conf", group(conf.decommission))
      .set("network_conf", group(conf.network))
      .set("shuffle_conf", group(conf.shuffle))
      .set("allocation_conf", group(conf.allocation))
      .set("lineage_conf", group(conf.lineage))
      .set("metrics_conf", group(conf.metrics))
      .set("profile_conf", group(conf.profile));
}

/// `kind` is the last part of the job's name, by which its pods find each other.
View job_view(const Platform& platform, const TenantPlatform& tenant, std::string_view kind) {
  const model::Profile& profile = *platform.profile;
  const model::Spark& spark = tenant.settings->spark;
  const model::Pool* executors = profile.pool(model::PoolRole::spark_executor);
  View view;
  set_conf(view, spark_conf(platform, tenant));
  view.set("tenant", tenant.settings->name)
      .set("job", fmt::format("{}-{}", tenant.settings->name, kind))
      .set("cost_center", tenant.settings->cost_center)
      .set("spark_version", spark.version)
      .set("image", spark.image)
      .set("main_file",
           profile.storage.s3_mountpoint ? "local:///opt/artifacts/jobs/job.jar" : "local:///opt/spark/jobs/job.jar")
      .set("queues", profile.scheduler != model::Scheduler::kube)
      .set("batch_scheduler", to_string(profile.scheduler))
      .set("queue", tenant.names.queue)
      .set("volcano", profile.scheduler == model::Scheduler::volcano)
      .set("nvme_shuffle", spark.shuffle == model::Shuffle::nvme)
      .set("volume_shuffle", spark.shuffle == model::Shuffle::ebs_pvc)
      .set("shuffle_tracking", spark.shuffle != model::Shuffle::celeborn)
      .set("initial_executors", spark.executors.initial)
      .set("min_executors", spark.executors.min)
      .set("max_executors", spark.executors.max)
      .set("artifacts", profile.storage.s3_mountpoint)
      .set("irsa", tenant.irsa)
      .set("ack", ack_makes(profile, model::AckController::s3))
      .set("karpenter", profile.nodes.karpenter.enabled)
      .set("consolidate_after", word(executors != nullptr ? executors->disruption.consolidate_after.text : "Never"))
      .set("one_zone", profile.network.placement == model::Placement::job_zone)
      .set("zone", optional(pinned_zone(platform, tenant.settings->name)))
      .set("spread", profile.network.placement == model::Placement::spread)
      .set("ndots", std::to_string(profile.dns.pod_ndots))
      .set("roles", List{driver_view(platform, tenant), executor_view(platform, tenant)});
  return view;
}

}  // namespace

View spark_view(const Platform& platform, const Subject& subject) {
  return job_view(platform, *subject.tenant, "batch");
}

View spark_scheduled_view(const Platform& platform, const Subject& subject) {
  return job_view(platform, *subject.tenant, "nightly");
}

View spark_workflow_view(const Platform& platform, const Subject& subject) {
  View view = job_view(platform, *subject.tenant, "workflow");
  view.set("generated_name", subject.tenant->settings->name + "-workflow-");
  return view;
}

}  // namespace dek::render
