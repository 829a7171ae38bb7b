// The pools of a platform: which tenant gets which role, on which class of node, behind which taints.
#include "render/pools.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/defaults.hpp"
#include "model/lineage.hpp"
#include "render/node_classes.hpp"

namespace dek::render {
namespace {

using model::Accelerator;
using model::PoolRole;
using model::Provisioner;

struct RoleUse {
  PoolRole role;
  int limit_percent;  // of the tenant's limits
};

// Drivers: 2 of 42 cores in the default job of ten executors, a twentieth; Ray heads likewise.
constexpr RoleUse kRoleUses[] = {{PoolRole::spark_driver, 5}, {PoolRole::spark_executor, 100},
                                 {PoolRole::streaming, 100},  {PoolRole::training, 100},
                                 {PoolRole::inference, 100},  {PoolRole::notebook, 100},
                                 {PoolRole::ray_head, 5},     {PoolRole::ray_worker, 100}};

// The charts of the platform ask for some 40 cores and 100 GiB; this lets them roll and grow, and stops a runaway.
constexpr std::string_view kPlatformCpuLimit = "200", kPlatformMemoryLimit = "1600Gi";

// Every replica of a service once more, for the moment of a roll.
constexpr std::int64_t kRollingFactor = 2;

/// Devices that the tenant's pods of the role ask for together; 0 where the profile does not say.
std::int64_t devices_asked(const model::Tenant& tenant, PoolRole role) {
  if (role == PoolRole::inference) return kRollingFactor * tenant.inference.max * tenant.inference.gpu;
  if (role == PoolRole::training) return tenant.training.nodes * tenant.training.gpus_per_node;
  return 0;
}

class Builder {
 public:
  Builder(const model::Profile& profile, const Network& network) : profile_(profile), network_(network) {}

  Pools run() {
    if (const model::Pool* platform = profile_.pool(PoolRole::platform)) add_platform(*platform);
    if (const model::Pool* shuffle = profile_.pool(PoolRole::shuffle)) add_shuffle(*shuffle);
    for (const RoleUse& use : kRoleUses) add_shared(use);
    for (const model::Tenant& tenant : profile_.tenants) {
      if (tenant.node_pools == model::TenantPools::shared) continue;
      for (const RoleUse& use : kRoleUses) {
        const model::Pool* pool = profile_.pool(use.role);
        if (pool != nullptr && model::needs_role(profile_, tenant, use.role)) add_tenant(tenant, use, *pool);
      }
    }
    std::ranges::sort(result_.node_classes, {}, &NodeClass::name);
    return std::move(result_);
  }

 private:
  void add_platform(const model::Pool& settings) {
    const NodeSet nodes = set(settings, std::string(to_string(settings.role)));
    if (settings.provisioner != Provisioner::karpenter) return add_group(nodes);
    NodePool pool = karpenter(nodes);
    pool.limits = {
        {"cpu", std::string(settings.limits.cpu ? settings.limits.cpu->text : kPlatformCpuLimit)},
        {"memory", std::string(settings.limits.memory ? settings.limits.memory->text : kPlatformMemoryLimit)}};
    result_.pools.push_back(std::move(pool));
  }

  /// Celeborn's workers, a node each, with one more while they roll; the largest default size sets the bound.
  void add_shuffle(const model::Pool& settings) {
    NodeSet nodes = set(settings, std::string(to_string(settings.role)));
    nodes.taints = {{"dekctl.dev/role", nodes.role}};
    // Where jobs stay in a zone their shuffle data must not leave it: pinned_zone() puts them beside it.
    if (profile_.network.placement == model::Placement::zonal) nodes.zones.resize(1);
    if (settings.provisioner != Provisioner::karpenter) return add_group(nodes);
    NodePool pool = karpenter(nodes);
    const std::int64_t workers = profile_.storage.celeborn.workers + 1;
    const model::PoolLimits& own = settings.limits;
    pool.limits = {{"cpu", own.cpu ? own.cpu->text : std::to_string(16 * workers)},
                   {"memory", own.memory ? own.memory->text : fmt::format("{}Gi", 128 * workers)}};
    result_.pools.push_back(std::move(pool));
  }

  /// One pool of the role for all tenants with `nodePools: shared`, as large as their limits together.
  void add_shared(const RoleUse& use) {
    const model::Pool* settings = profile_.pool(use.role);
    model::Tenant all;
    for (const model::Tenant& tenant : profile_.tenants) {
      if (tenant.node_pools != model::TenantPools::shared || settings == nullptr) continue;
      if (!model::needs_role(profile_, tenant, use.role)) continue;
      all.limits.cpu = sum(all.limits.cpu, tenant.limits.cpu, 1000, "");
      all.limits.memory = sum(all.limits.memory, tenant.limits.memory, std::int64_t{1000} << 30, "Gi");
      all.workloads.insert(all.workloads.end(), tenant.workloads.begin(), tenant.workloads.end());
      all.training.nodes += tenant.training.nodes;
      all.training.gpus_per_node = std::max(all.training.gpus_per_node, tenant.training.gpus_per_node);
      all.inference.max += tenant.inference.max;
      all.inference.gpu = std::max(all.inference.gpu, tenant.inference.gpu);
    }
    if (!all.workloads.empty()) add_tenant(all, use, *settings);
  }

  /// In whole units, rounded up.
  static model::Quantity sum(const model::Quantity& a, const model::Quantity& b, std::int64_t unit_milli,
                             std::string_view suffix) {
    return *model::parse_quantity(fmt::format("{}{}", (a.milli + b.milli + unit_milli - 1) / unit_milli, suffix));
  }

  /// Nodes of a tenant, or of all that share when it has no name.
  void add_tenant(const model::Tenant& tenant, const RoleUse& use, const model::Pool& settings) {
    const std::string owner = tenant.name.empty() ? "shared" : tenant.name;
    NodeSet nodes = set(settings, owner + "-" + std::string(to_string(use.role)));
    nodes.tenant = tenant.name;
    if (!tenant.name.empty()) nodes.taints.push_back({"dekctl.dev/tenant", tenant.name});
    nodes.taints.push_back({"dekctl.dev/role", nodes.role});
    if (nodes.accelerator != Accelerator::none)
      nodes.taints.push_back({std::string(device_resource(nodes.accelerator)), "present"});
    if (settings.provisioner != Provisioner::karpenter) return add_group(nodes);
    const bool zonal = profile_.network.placement == model::Placement::zonal && nodes.zones.size() > 1;
    if (!zonal) return add_pool(nodes, tenant, use);
    for (const std::string& zone : network_.zones) {
      NodeSet part = nodes;
      part.name += std::string("-") + zone.back();
      part.zones = {zone};
      add_pool(part, tenant, use);
    }
  }

  void add_pool(const NodeSet& nodes, const model::Tenant& tenant, const RoleUse& use) {
    const model::Pool& settings = *nodes.settings;
    NodePool pool = karpenter(nodes);
    if (settings.count && profile_.nodes.karpenter.static_capacity) {
      pool.replicas = settings.count;
      // One more than the replicas, so that drift can replace a node before it goes.
      pool.limits = {{"nodes", std::to_string(*settings.count + 1)}};
    } else {
      pool.limits = tenant_limits(nodes, tenant, use);
    }
    result_.pools.push_back(std::move(pool));
  }

  static std::vector<PoolLimit> tenant_limits(const NodeSet& nodes, const model::Tenant& tenant, const RoleUse& use) {
    const model::PoolLimits& own = nodes.settings->limits;
    std::vector<PoolLimit> limits{
        {"cpu", own.cpu ? own.cpu->text : share(tenant.limits.cpu, use.limit_percent, 1000, "")},
        {"memory", own.memory ? own.memory->text
                              : share(tenant.limits.memory, use.limit_percent, std::int64_t{1000} << 30, "Gi")}};
    const std::int64_t devices = devices_asked(tenant, use.role);
    if (nodes.accelerator != Accelerator::none && devices > 0)
      limits.push_back({std::string(device_resource(nodes.accelerator)), std::to_string(devices)});
    return limits;
  }

  /// Rounded up to whole cores or GiB; the whole is said as the profile says it.
  static std::string share(const model::Quantity& whole, int percent, std::int64_t unit_milli,
                           std::string_view suffix) {
    if (percent == 100) return whole.text;
    const std::int64_t part = whole.milli / 100 * percent;
    return fmt::format("{}{}", (part + unit_milli - 1) / unit_milli, suffix);
  }

  [[nodiscard]] NodeSet set(const model::Pool& settings, std::string name) const {
    NodeSet nodes;
    nodes.name = std::move(name);
    nodes.role = to_string(settings.role);
    nodes.zones = network_.zones;
    if (in_one_zone(settings)) nodes.zones = {settings.zone.value_or(network_.zones.front())};
    nodes.accelerator = model::accelerator_of(settings);
    nodes.settings = &settings;
    return nodes;
  }

  void add_group(const NodeSet& nodes) {
    NodeGroup group{nodes, {}, {}};
    group.self_managed = nodes.settings->provisioner == Provisioner::self_managed;
    for (std::size_t i = 0; i < network_.zones.size(); ++i)
      if (std::ranges::count(nodes.zones, network_.zones[i]) > 0) group.zone_indices.push_back(i);
    result_.groups.push_back(std::move(group));
  }

  NodePool karpenter(const NodeSet& nodes) {
    const model::Pool& settings = *nodes.settings;
    NodePool pool{nodes, {}, {}, {}, {}};
    pool.node_class = node_class_of(profile_, settings, result_.node_classes);
    std::vector<std::string> capacity;
    for (const model::Capacity each : settings.capacity) capacity.emplace_back(to_string(each));
    pool.requirements.push_back({"karpenter.sh/capacity-type", "In", std::move(capacity)});
    if (settings.arch != model::Arch::any)
      pool.requirements.push_back({"kubernetes.io/arch", "In", {std::string(to_string(settings.arch))}});
    add_list(pool, "karpenter.k8s.aws/instance-family", met(settings, settings.families, &facts::InstanceType::family));
    add_list(pool, "karpenter.k8s.aws/instance-size", met(settings, settings.sizes, &facts::InstanceType::size));
    add_list(pool, "node.kubernetes.io/instance-type", settings.instance_types);
    if (settings.local_storage == model::LocalStorage::raid0)
      add_floor(pool, "karpenter.k8s.aws/instance-local-nvme", settings.min_nvme_gb);
    add_floor(pool, "karpenter.k8s.aws/instance-network-bandwidth", settings.min_network_mbps);
    if (nodes.zones.size() == 1) add_list(pool, "topology.kubernetes.io/zone", nodes.zones);
    return pool;
  }

  /// Those of the families or sizes that some admitted type has: the floors rule others out.
  static std::vector<std::string> met(const model::Pool& settings, const std::vector<std::string>& values,
                                      std::string_view facts::InstanceType::*of) {
    const std::vector<const facts::InstanceType*> types = model::admitted_types(settings);
    std::vector<std::string> left;
    for (const std::string& value : values)
      if (std::ranges::any_of(types, [&](const facts::InstanceType* type) { return type->*of == value; }))
        left.push_back(value);
    return left;
  }

  static void add_list(NodePool& pool, std::string_view key, const std::vector<std::string>& values) {
    if (!values.empty()) pool.requirements.push_back({std::string(key), "In", values});
  }

  /// Gt means greater: the floor itself is admitted by asking for more than one less.
  static void add_floor(NodePool& pool, std::string_view key, std::optional<std::int64_t> floor) {
    if (floor) pool.requirements.push_back({std::string(key), "Gt", {std::to_string(*floor - 1)}});
  }

  const model::Profile& profile_;
  const Network& network_;
  Pools result_;
};

}  // namespace

bool in_one_zone(const model::Pool& pool) {
  const bool trains_on_group = pool.role == PoolRole::training && pool.provisioner != Provisioner::karpenter;
  return pool.zone || pool.efa || trains_on_group;
}

std::string_view device_resource(model::Accelerator accelerator) {
  return accelerator == Accelerator::neuron ? "aws.amazon.com/neuron" : "nvidia.com/gpu";
}

Pools derive_pools(const model::Profile& profile, const Network& network) {
  return Builder(profile, network).run();
}

const NodeSet* nodes_of(const Platform& platform, std::string_view tenant, PoolRole role) {
  const auto shares = [tenant](const TenantPlatform& each) {
    return each.settings->name == tenant && each.settings->node_pools == model::TenantPools::shared;
  };
  const std::string_view owner = std::ranges::any_of(platform.tenants, shares) ? std::string_view() : tenant;
  const auto wanted = [owner, role](const NodeSet& nodes) {
    return nodes.tenant == owner && nodes.settings->role == role;
  };
  if (const auto pool = std::ranges::find_if(platform.pools, wanted); pool != platform.pools.end()) return &*pool;
  const auto group = std::ranges::find_if(platform.groups, wanted);
  return group != platform.groups.end() ? &*group : nullptr;
}

std::string pinned_zone(const Platform& platform, std::string_view tenant) {
  if (platform.profile->network.placement != model::Placement::zonal) return {};
  const auto named = [tenant](const TenantPlatform& each) { return each.settings->name == tenant; };
  const auto found = std::ranges::find_if(platform.tenants, named);
  if (found != platform.tenants.end() && model::shuffles_by_celeborn(*found->settings))
    return nodes_of(platform, "", PoolRole::shuffle)->zones.front();
  const auto index = static_cast<std::size_t>(found - platform.tenants.begin());
  return platform.network.zones[index % platform.network.zones.size()];
}

}  // namespace dek::render
