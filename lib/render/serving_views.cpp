// Views of Ray jobs, Ray services, plain model servers and their way in.
#include "render/serving_views.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/assert.hpp"
#include "render/listener.hpp"
#include "render/node_views.hpp"
#include "render/views.hpp"
#include "render/wants.hpp"

namespace dek::render {
namespace {

using model::PoolRole;
using model::Workload;

constexpr std::int64_t kServePort = 8000;  // of Ray Serve

/// What the pods of a Ray cluster or a model server ask for.
struct Shape {
  std::int64_t min = 0, max = 0;
  const model::Quantity* cpu = nullptr;
  const model::Quantity* memory = nullptr;
  const model::EphemeralStorage* disk = nullptr;
};

View placement(const Platform& platform, const TenantPlatform& tenant, PoolRole role) {
  const NodeSet* nodes = nodes_of(platform, tenant.settings->name, role);
  DEK_ASSERT(nodes != nullptr);
  View view;
  set_placement(view, *nodes);
  return view;
}

/// The device that the nodes of a role have, as often as it is asked for; nothing for none.
List accelerators(const Platform& platform, const TenantPlatform& tenant, PoolRole role, std::int64_t count) {
  const NodeSet* nodes = nodes_of(platform, tenant.settings->name, role);
  if (count == 0 || nodes == nullptr || nodes->accelerator == model::Accelerator::none) return {};
  const bool neuron = nodes->accelerator == model::Accelerator::neuron;
  return {View().set("key", neuron ? "aws.amazon.com/neuron" : "nvidia.com/gpu").set("count", std::to_string(count))};
}

void set_shape(View& view, const Shape& shape) {
  view.set("workers_min", shape.min)
      .set("workers_max", shape.max)
      .set("worker_cpu", shape.cpu->text)
      .set("worker_memory", shape.memory->text)
      .set("worker_disk_request", shape.disk->request.text)
      .set("worker_disk_limit", shape.disk->limit.text);
}

/// What every file of a tenant's own says.
View base_view(const Platform& platform, const TenantPlatform& tenant, std::string_view suffix) {
  const model::Profile& profile = *platform.profile;
  return View()
      .set("job", fmt::format("{}-{}", tenant.settings->name, suffix))
      .set("tenant", word(tenant.settings->name))
      .set("cost_center", tenant.settings->cost_center)
      .set("ndots", std::to_string(profile.dns.pod_ndots))
      .set("artifacts", profile.storage.s3_mountpoint)
      .set("yunikorn", profile.scheduler == model::Scheduler::yunikorn)
      .set("volcano", profile.scheduler == model::Scheduler::volcano)
      .set("queue", tenant.names.queue)
      .set("pinned_zone", optional(pinned_zone(platform, tenant.settings->name)))
      .set("one_zone", profile.network.placement == model::Placement::job_zone)
      .set("spread", profile.network.placement == model::Placement::spread);
}

void set_head(View& view, const Platform& platform, const TenantPlatform& tenant, const model::ContainerSize& head) {
  view.set("head", placement(platform, tenant, PoolRole::ray_head))
      .set("head_cpu", head.cpu.text)
      .set("head_memory", head.memory.text);
}

}  // namespace

bool serves_by_ray(const model::Tenant& tenant) {
  return tenant.runs(Workload::inference) && tenant.inference.engine == model::InferenceEngine::ray;
}

std::string serve_service(const model::Tenant& tenant) {
  // KubeRay names the service of a RayService itself.
  return tenant.name + (serves_by_ray(tenant) ? "-serve-serve-svc" : "-serve");
}

bool wants_ray_job(const Platform&, const Subject& subject) {
  return subject.tenant->settings->runs(Workload::ray);
}

bool wants_ray_service(const Platform&, const Subject& subject) {
  return serves_by_ray(*subject.tenant->settings);
}

bool wants_inference_deployment(const Platform&, const Subject& subject) {
  const model::Tenant& tenant = *subject.tenant->settings;
  return tenant.runs(Workload::inference) && !serves_by_ray(tenant);
}

bool wants_inference_ingress(const Platform&, const Subject& subject) {
  return has_inference_balancer(*subject.tenant->settings, model::LoadBalancer::alb);
}

bool wants_kuberay(const Platform& platform, const Subject&) {
  return !ray_tenants(platform).empty();
}

View ray_job_view(const Platform& platform, const Subject& subject) {
  const TenantPlatform& tenant = *subject.tenant;
  const model::Ray& ray = tenant.settings->ray;
  const bool fixed = platform.profile->design == model::Design::static_capacity;
  View view = base_view(platform, tenant, "ray");
  view.set("entrypoint",
           platform.profile->storage.s3_mountpoint ? "python /opt/artifacts/jobs/main.py" : "python /home/ray/main.py")
      .set("ray_version", ray.version)
      .set("image", ray.image)
      .set("serves", false)
      .set("keeps_workers", fixed)
      .set("workers", placement(platform, tenant, PoolRole::ray_worker))
      .set("accelerators", accelerators(platform, tenant, PoolRole::ray_worker, ray.worker.gpu));
  set_head(view, platform, tenant, ray.head);
  set_shape(view,
            {ray.workers.min, ray.workers.max, &ray.worker.cpu, &ray.worker.memory, &ray.worker.ephemeral_storage});
  return view;
}

View ray_service_view(const Platform& platform, const Subject& subject) {
  const TenantPlatform& tenant = *subject.tenant;
  const model::Inference& inference = tenant.settings->inference;
  View view = base_view(platform, tenant, "serve");
  view.set("ray_version", inference.ray_version)
      .set("image", inference.image)
      .set("serves", true)
      .set("keeps_workers", true)
      .set("import_path", word(inference.import_path))
      .set("deployment_name", word(inference.deployment_name))
      .set("replica_cpus", std::max<std::int64_t>(1, inference.cpu.milli / 1000))
      .set("replica_gpus", inference.gpu > 0 ? List{inference.gpu} : List{})
      .set("nlb", has_inference_balancer(*tenant.settings, model::LoadBalancer::nlb))
      .set("workers", placement(platform, tenant, PoolRole::inference))
      .set("accelerators", accelerators(platform, tenant, PoolRole::inference, inference.gpu));
  set_listener(view, platform, listener_of(inference));
  set_head(view, platform, tenant, inference.head);
  set_shape(view, {inference.min, inference.max, &inference.cpu, &inference.memory, &inference.ephemeral_storage});
  return view;
}

View inference_view(const Platform& platform, const Subject& subject) {
  const TenantPlatform& tenant = *subject.tenant;
  const model::Inference& inference = tenant.settings->inference;
  const bool nlb = has_inference_balancer(*tenant.settings, model::LoadBalancer::nlb);
  View view = base_view(platform, tenant, "serve");
  view.set("image", inference.image)
      .set("port", inference.port)
      .set("service_port", nlb ? std::int64_t{443} : std::int64_t{80})
      .set("nlb", nlb)
      .set("workers", placement(platform, tenant, PoolRole::inference))
      .set("accelerators", accelerators(platform, tenant, PoolRole::inference, inference.gpu));
  set_listener(view, platform, listener_of(inference));
  set_shape(view, {inference.min, inference.max, &inference.cpu, &inference.memory, &inference.ephemeral_storage});
  return view;
}

View inference_ingress_view(const Platform& platform, const Subject& subject) {
  const model::Tenant& tenant = *subject.tenant->settings;
  const bool ray = serves_by_ray(tenant);
  View view;
  view.set("tenant", word(tenant.name))
      .set("service", serve_service(tenant))
      .set("service_port", ray ? kServePort : std::int64_t{80});
  set_listener(view, platform, listener_of(tenant.inference));
  return view;
}

View kuberay_view(const Platform& platform, const Subject& subject) {
  const model::Profile& profile = *platform.profile;
  const bool batch = profile.scheduler != model::Scheduler::kube;
  return View()
      .set("operator_tag", "v" + profile.versions.kube_ray)
      .set("ray_tenants", texts(ray_tenants(platform)))
      .set("batch_scheduler", optional(batch ? to_string(profile.scheduler) : ""))
      .set("monitored", wants::metrics(platform, subject));
}

std::vector<std::string> ray_tenants(const Platform& platform) {
  std::vector<std::string> names;
  for (const TenantPlatform& tenant : platform.tenants)
    if (tenant.settings->runs(Workload::ray) || serves_by_ray(*tenant.settings)) names.push_back(tenant.settings->name);
  return names;
}

}  // namespace dek::render
