// View of a tenant's training job: all nodes at once, accelerators and fabric, data on what is shared.
#include "render/training_views.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/instances.hpp"
#include "render/node_views.hpp"
#include "render/packing.hpp"
#include "render/views.hpp"

namespace dek::render {
namespace {

constexpr std::int64_t kMibPerGib = 1024;

/// The smallest node that the pool may bring; null when nothing is known of it.
const facts::InstanceType* smallest_type(const Platform& platform) {
  const model::Pool* pool = platform.profile->pool(model::PoolRole::training);
  if (pool == nullptr) return nullptr;
  const auto types = model::admitted_types(*pool);
  const auto least = std::ranges::min_element(types, {}, &facts::InstanceType::allocatable_memory_mib);
  return least == types.end() ? nullptr : *least;
}

struct DiskShare {
  std::int64_t request_gib = 0, limit_gib = 0;
};

/// Of the disk that holds images, logs and scratch: half for sure, four fifths at most.
DiskShare disk_share(const model::Pool& pool, const facts::InstanceType& type) {
  constexpr std::int64_t kMostRequest = 200, kMostLimit = 500;
  const bool raid = pool.local_storage == model::LocalStorage::raid0 && type.local_nvme_gb > 0;
  const std::int64_t disk = raid ? type.local_nvme_gb : pool.ebs.size_gb;
  return {std::min(kMostRequest, disk / 2), std::min(kMostLimit, disk / 5 * 4)};
}

/// The claim that holds datasets and checkpoints; empty when the tenant has only its bucket.
std::string shared_claim(const Platform& platform, const model::Tenant& tenant) {
  const model::Storage& storage = platform.profile->storage;
  if (storage.fsx_lustre.is_there() && storage.fsx_lustre.tenant == tenant.name) return "datasets";
  return storage.efs ? "shared" : "";
}

}  // namespace

std::optional<TrainingDevices> training_devices(const Platform& platform, const model::Tenant& tenant) {
  const facts::InstanceType* type = smallest_type(platform);
  if (type == nullptr || !tenant.runs(model::Workload::training)) return std::nullopt;
  TrainingDevices devices;
  devices.resource = type->has_accelerator() && !type->has_gpu() ? "aws.amazon.com/neuron" : "nvidia.com/gpu";
  devices.per_node = tenant.training.gpus_per_node;
  if (platform.profile->pool(model::PoolRole::training)->efa) devices.efa_interfaces = type->efa_interfaces;
  return devices;
}

NodeShare training_share(const Platform& platform, const model::Tenant& tenant) {
  const facts::InstanceType* type = smallest_type(platform);
  if (type == nullptr) return {};
  const plan::NodeOverhead overhead = node_overhead(*platform.profile);
  const std::int64_t devices = std::max<std::int64_t>(1, type->has_gpu() ? type->gpu_count : type->accelerator_count);
  const std::int64_t used = std::min(tenant.training.gpus_per_node, devices);
  const std::int64_t cpus = (type->allocatable_cpu_millis - overhead.cpu_millis) / 1000 * used / devices;
  // A tenth stays for what kubelet and the container runtime do not count.
  const std::int64_t memory_mib = (type->allocatable_memory_mib - overhead.memory_mib) * used / devices / 10 * 9;
  return {std::max<std::int64_t>(1, cpus), std::max<std::int64_t>(1, memory_mib / kMibPerGib)};
}

View training_view(const Platform& platform, const Subject& subject) {
  const model::Tenant& tenant = *subject.tenant->settings;
  const facts::InstanceType* type = smallest_type(platform);
  const TrainingDevices devices = training_devices(platform, tenant).value_or(TrainingDevices{});
  const NodeShare share = training_share(platform, tenant);
  const std::string claim = shared_claim(platform, tenant);
  const NodeSet& nodes = *nodes_of(platform, tenant.name, model::PoolRole::training);
  const DiskShare disk = type == nullptr ? DiskShare{20, 40} : disk_share(*nodes.settings, *type);
  View view;
  set_placement(view, nodes);
  return view.set("tenant", tenant.name)
      .set("job", tenant.name + "-train")
      .set("runtime", "torch-" + tenant.name)
      .set("cost_center", tenant.cost_center)
      .set("image", tenant.training.image)
      .set("nodes", tenant.training.nodes)
      .set("several_zones", tenant.training.nodes > 1 && nodes.zones.size() > 1)
      .set("disk_request", fmt::format("{}Gi", disk.request_gib))
      .set("disk_limit", fmt::format("{}Gi", disk.limit_gib))
      .set("volcano", platform.profile->scheduler == model::Scheduler::volcano)
      .set("queue", subject.tenant->names.queue)
      .set("processes", tenant.training.gpus_per_node)
      .set("device", devices.resource)
      .set("devices", std::to_string(devices.per_node))
      .set("efa", devices.efa_interfaces > 0)
      .set("efa_interfaces", std::to_string(devices.efa_interfaces))
      .set("cpus", std::to_string(share.cpus))
      .set("memory", fmt::format("{}Gi", share.memory_gib))
      .set("shared_memory", fmt::format("{}Gi", std::max<std::int64_t>(1, share.memory_gib / 4)))
      .set("claim", optional(claim))
      .set("checkpoints", claim.empty()
                              ? fmt::format("--checkpoint-dir=s3://{}/checkpoints", subject.tenant->names.bucket)
                              : std::string("--checkpoint-dir=/datasets/checkpoints"))
      .set("ndots", std::to_string(platform.profile->dns.pod_ndots));
}

}  // namespace dek::render
