// The pools of a platform: which tenant gets which role, on which class of node, behind which taints.
#include "render/pools.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dek::render {
namespace {

using model::PoolRole;
using model::Workload;

struct RoleUse {
  PoolRole role;
  Workload workload;
  int limit_percent;  // of the tenant's limits
};

// One row per role this version renders. Drivers: 2 of 42 cores in the default job of ten executors, a twentieth.
constexpr RoleUse kRoleUses[] = {{PoolRole::spark_driver, Workload::spark, 5},
                                 {PoolRole::spark_executor, Workload::spark, 100}};

// The charts of the platform ask for some 40 cores and 100 GiB; this lets them roll and grow, and stops a runaway.
constexpr std::string_view kPlatformCpuLimit = "200", kPlatformMemoryLimit = "1600Gi";

bool same_disk(const model::PoolDisk& a, const model::PoolDisk& b) {
  return a.size_gb == b.size_gb && a.iops == b.iops && a.throughput_mib == b.throughput_mib;
}

class Builder {
 public:
  explicit Builder(const model::Profile& profile) : profile_(profile) {}

  Pools run() {
    if (const model::Pool* platform = profile_.pool(PoolRole::platform)) add_platform(*platform);
    for (const model::Tenant& tenant : profile_.tenants)
      for (const RoleUse& use : kRoleUses) add_tenant_pools(tenant, use);
    std::ranges::sort(result_.node_classes, {}, &NodeClass::name);
    return std::move(result_);
  }

 private:
  void add_platform(const model::Pool& settings) {
    NodePool pool = base(settings, "platform");
    pool.cpu_limit = settings.limits.cpu ? settings.limits.cpu->text : kPlatformCpuLimit;
    pool.memory_limit = settings.limits.memory ? settings.limits.memory->text : kPlatformMemoryLimit;
    result_.pools.push_back(std::move(pool));
  }

  void add_tenant_pools(const model::Tenant& tenant, const RoleUse& use) {
    const model::Pool* settings = profile_.pool(use.role);
    if (settings == nullptr || settings->provisioner != model::Provisioner::karpenter || !tenant.runs(use.workload))
      return;
    NodePool pool = base(*settings, tenant.name + "-" + std::string(to_string(use.role)));
    pool.tenant = tenant.name;
    pool.taints.push_back({"dekctl.dev/tenant", tenant.name});
    pool.taints.push_back({"dekctl.dev/role", pool.role});
    pool.cpu_limit =
        settings->limits.cpu ? settings->limits.cpu->text : share(tenant.limits.cpu, use.limit_percent, 1000, "");
    pool.memory_limit = settings->limits.memory
                            ? settings->limits.memory->text
                            : share(tenant.limits.memory, use.limit_percent, std::int64_t{1000} << 30, "Gi");
    result_.pools.push_back(std::move(pool));
  }

  /// Rounded up to whole cores or GiB; the whole is said as the profile says it.
  static std::string share(const model::Quantity& whole, int percent, std::int64_t unit_milli,
                           std::string_view suffix) {
    if (percent == 100) return whole.text;
    const std::int64_t part = whole.milli / 100 * percent;
    return fmt::format("{}{}", (part + unit_milli - 1) / unit_milli, suffix);
  }

  NodePool base(const model::Pool& settings, std::string name) {
    NodePool pool;
    pool.name = std::move(name);
    pool.role = to_string(settings.role);
    pool.node_class = class_of(settings);
    pool.settings = &settings;
    std::vector<std::string> capacity;
    for (const model::Capacity each : settings.capacity) capacity.emplace_back(to_string(each));
    pool.requirements.push_back({"karpenter.sh/capacity-type", "In", std::move(capacity)});
    if (settings.arch != model::Arch::any)
      pool.requirements.push_back({"kubernetes.io/arch", "In", {std::string(to_string(settings.arch))}});
    add_list(pool, "karpenter.k8s.aws/instance-family", settings.families);
    add_list(pool, "karpenter.k8s.aws/instance-size", settings.sizes);
    add_list(pool, "node.kubernetes.io/instance-type", settings.instance_types);
    add_floor(pool, "karpenter.k8s.aws/instance-local-nvme", settings.min_nvme_gb);
    add_floor(pool, "karpenter.k8s.aws/instance-network-bandwidth", settings.min_network_mbps);
    return pool;
  }

  static void add_list(NodePool& pool, std::string_view key, const std::vector<std::string>& values) {
    if (!values.empty()) pool.requirements.push_back({std::string(key), "In", values});
  }

  /// Gt means greater: the floor itself is admitted by asking for more than one less.
  static void add_floor(NodePool& pool, std::string_view key, std::optional<std::int64_t> floor) {
    if (floor) pool.requirements.push_back({std::string(key), "Gt", {std::to_string(*floor - 1)}});
  }

  /// Pools share a class unless their disks differ; then the role goes into the name.
  std::string class_of(const model::Pool& settings) {
    NodeClass wanted;
    wanted.raid0 = settings.local_storage == model::LocalStorage::raid0;
    wanted.name = wanted.raid0 ? "nvme" : "general";
    wanted.root = settings.ebs;
    wanted.ami_alias = fmt::format("{}@{}", to_string(profile_.nodes.ami_family), profile_.nodes.ami_version);
    for (const NodeClass& known : result_.node_classes)
      if (known.raid0 == wanted.raid0 && same_disk(known.root, wanted.root)) return known.name;
    if (std::ranges::count(result_.node_classes, wanted.name, &NodeClass::name) > 0)
      wanted.name += "-" + std::string(to_string(settings.role));
    result_.node_classes.push_back(wanted);
    return wanted.name;
  }

  const model::Profile& profile_;
  Pools result_;
};

}  // namespace

Pools derive_pools(const model::Profile& profile) {
  return Builder(profile).run();
}

}  // namespace dek::render
