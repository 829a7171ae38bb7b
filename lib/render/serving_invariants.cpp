// Whether what serves finds room: on a node of its pool, and within the tenant's quota.
#include "render/serving_invariants.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/instances.hpp"
#include "render/packing.hpp"

namespace dek::render {
namespace {

using model::PoolRole;
using model::Workload;

/// Pods of one kind: where the profile says their size, and how many start at once.
struct Pods {
  std::string field;  // "inference", "ray.worker": cpu and memory are below it
  PoolRole role{};
  const model::Quantity* cpu = nullptr;
  const model::Quantity* memory = nullptr;
  std::int64_t gpu = 0;
  std::int64_t first = 0;
};

class ServingInvariants {
 public:
  ServingInvariants(const Platform& platform, std::vector<diag::Diagnostic>& found)
      : profile_(*platform.profile), found_(found) {}

  void check(std::size_t index) {
    const model::Tenant& tenant = profile_.tenants[index];
    path_ = fmt::format("tenants[{}].", index);
    const std::vector<Pods> kinds = kinds_of(tenant);
    for (const Pods& pods : kinds) fits_a_node(pods);
    fits_quota(tenant, kinds);
  }

 private:
  static std::vector<Pods> kinds_of(const model::Tenant& tenant) {
    std::vector<Pods> kinds;
    const auto add_head = [&kinds](std::string field, const model::ContainerSize& head) {
      kinds.push_back({std::move(field), PoolRole::ray_head, &head.cpu, &head.memory, 0, 1});
    };
    if (tenant.runs(Workload::ray)) {
      const model::RayWorker& worker = tenant.ray.worker;
      add_head("ray.head", tenant.ray.head);
      kinds.push_back(
          {"ray.worker", PoolRole::ray_worker, &worker.cpu, &worker.memory, worker.gpu, tenant.ray.workers.min});
    }
    if (tenant.runs(Workload::inference)) {
      const model::Inference& inference = tenant.inference;
      if (inference.engine == model::InferenceEngine::ray) add_head("inference.head", inference.head);
      kinds.push_back(
          {"inference", PoolRole::inference, &inference.cpu, &inference.memory, inference.gpu, inference.min});
    }
    if (!tenant.runs(Workload::notebooks)) return kinds;
    for (std::size_t i = 0; i < tenant.notebooks.profiles.size(); ++i) {
      const model::NotebookProfile& each = tenant.notebooks.profiles[i];
      kinds.push_back(
          {fmt::format("notebooks.profiles[{}]", i), PoolRole::notebook, &each.cpu, &each.memory, each.gpu, 0});
    }
    return kinds;
  }

  void add(const std::string& field, std::string message, std::string help) {
    diag::Diagnostic diagnostic;
    diagnostic.rule = "profile/conflict";
    diagnostic.severity = diag::Severity::error;
    diagnostic.span = profile_.where(path_ + field);
    diagnostic.message = fmt::format("spec.{}{}: {}", path_, field, message);
    diagnostic.help = std::move(help);
    found_.push_back(std::move(diagnostic));
  }

  void fits_a_node(const Pods& pods) {
    const model::Pool* pool = profile_.pool(pods.role);
    if (pool == nullptr) return;
    const auto types = model::admitted_types(*pool);
    const auto max_pods = static_cast<int>(profile_.network.cni.max_pods);
    const auto holds = [&](const facts::InstanceType* type) {
      const int gpus = type->gpu_count > 0 ? static_cast<int>(pods.gpu) : 0;  // Neuron devices are no GPUs
      const plan::PodShape shape{
          .cpu_millis = pods.cpu->milli, .memory_mib = pods.memory->mib(), .ephemeral_mib = 0, .gpus = gpus};
      return plan::pack(*type, shape, node_overhead(profile_), max_pods).count > 0;
    };
    if (types.empty() || std::ranges::any_of(types, holds)) return;
    add(pods.field + ".cpu",
        fmt::format("no instance type of `pools.{}` holds {} CPUs and {} of memory beside the system's pods",
                    to_string(pods.role), pods.cpu->text, pods.memory->text),
        fmt::format("ask for less, or add larger sizes to spec.pools.{}.sizes", to_string(pods.role)));
  }

  void fits_quota(const model::Tenant& tenant, const std::vector<Pods>& kinds) {
    std::int64_t cpu_milli = 0, memory_mib = 0;
    for (const Pods& pods : kinds) {
      cpu_milli += pods.first * pods.cpu->milli;
      memory_mib += pods.first * pods.memory->mib();
    }
    const auto over = [&](std::string_view what, const std::string& wanted, const std::string& quota) {
      add(fmt::format("quota.{}", what),
          fmt::format("heads, first workers and fewest replicas of `{}` ask for {}, the quota is {}", tenant.name,
                      wanted, quota),
          "raise the quota, or start with fewer");
    };
    if (cpu_milli > tenant.quota.cpu.milli)
      over("cpu", fmt::format("{}", (cpu_milli + 999) / 1000), tenant.quota.cpu.text);
    if (memory_mib > tenant.quota.memory.mib())
      over("memory", fmt::format("{}Mi", memory_mib), tenant.quota.memory.text);
  }

  const model::Profile& profile_;
  std::vector<diag::Diagnostic>& found_;
  std::string path_;
};

}  // namespace

void check_serving_invariants(const Platform& platform, std::vector<diag::Diagnostic>& found) {
  ServingInvariants invariants(platform, found);
  for (std::size_t i = 0; i < platform.profile->tenants.size(); ++i) invariants.check(i);
}

}  // namespace dek::render
