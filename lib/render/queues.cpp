// Queues of tenants, and Volcano's settings and Queue objects.
#include "render/queues.hpp"

#include <algorithm>

#include "render/training_views.hpp"
#include "render/views.hpp"

namespace dek::render {
namespace {

/// Those of the tenant's training nodes; none without.
List accelerators(const Platform& platform, const model::Tenant& tenant) {
  const auto devices = training_devices(platform, tenant);
  if (!devices) return {};
  const model::Pool* pool = platform.profile->pool(model::PoolRole::training);
  const std::int64_t nodes = std::max(pool->count.value_or(0), tenant.training.nodes);
  return {View().set("resource", devices->resource).set("count", std::to_string(nodes * devices->per_node))};
}

}  // namespace

bool is_queued(const TenantPlatform& tenant) {
  using enum model::Workload;
  const model::Tenant& settings = *tenant.settings;
  const bool serves_by_ray = settings.runs(inference) && settings.inference.engine == model::InferenceEngine::ray;
  return tenant.runs_spark_pods() || settings.runs(ray) || settings.runs(training) || serves_by_ray;
}

bool any_preempts(const Platform& platform) {
  return std::ranges::any_of(platform.tenants, [](const TenantPlatform& tenant) {
    return is_queued(tenant) && tenant.settings->queue.preemption;
  });
}

View volcano_view(const Platform& platform, const Subject&) {
  const model::QueuePolicy policy = platform.tenants.front().settings->queue.policy;
  return View()
      .set("version_tag", "v" + platform.profile->versions.volcano)
      .set("reclaims", any_preempts(platform))
      .set("fair", policy == model::QueuePolicy::fair);
}

View volcano_queues_view(const Platform& platform, const Subject&) {
  List queues;
  const auto count = static_cast<std::size_t>(std::ranges::count_if(platform.tenants, is_queued));
  for (const TenantPlatform& tenant : platform.tenants) {
    if (!is_queued(tenant)) continue;
    const model::Tenant& settings = *tenant.settings;
    queues.push_back(View()
                         .set("name", tenant.names.queue)
                         .set("tenant", settings.name)
                         .set("reclaimable", settings.queue.preemption)
                         .set("guaranteed_cpu", settings.guaranteed.cpu.text)
                         .set("guaranteed_memory", settings.guaranteed.memory.text)
                         .set("max_cpu", settings.quota.cpu.text)
                         .set("max_memory", settings.quota.memory.text)
                         .set("accelerators", accelerators(platform, settings))
                         .set("more", queues.size() + 1 < count));
  }
  return View().set("queues", std::move(queues));
}

}  // namespace dek::render
