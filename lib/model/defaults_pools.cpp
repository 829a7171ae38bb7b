// Defaults of node pools: one table by role, and families by memory per core.
#include <algorithm>
#include <array>

#include "base/assert.hpp"
#include "base/strings.hpp"
#include "facts/instance_types.hpp"
#include "model/defaults.hpp"
#include "model/instances.hpp"
#include "model/lineage.hpp"
#include "model/schema.hpp"
#include "model/walk.hpp"

namespace dek::model {
namespace {

using enum PoolRole;
constexpr RoleDefault kRoleDefaults[] = {
    {platform, "sizes", "xlarge 2xlarge 4xlarge", "="},
    {platform, "limits.cpu", "200", "="},
    {platform, "limits.memory", "1600Gi", "="},
    {platform, "disruption.policy", "WhenEmptyOrUnderutilized", "WhenEmpty"},
    {platform, "disruption.terminationGracePeriod", "1h", ""},
    {spark_driver, "sizes", "xlarge 2xlarge 4xlarge", "="},
    {spark_driver, "disruption.consolidateAfter", "5m", "1h"},
    {spark_executor, "sizes", "2xlarge 4xlarge 8xlarge 12xlarge 16xlarge", "="},
    {spark_executor, "capacity", "spot on-demand", "on-demand"},
    {spark_executor, "minNvmeGb", "300", "="},
    {spark_executor, "localStorage", "raid0", "="},
    {spark_executor, "weight", "50", "="},
    {spark_executor, "ebs.sizeGb", "30", "="},
    {spark_executor, "disruption.policy", "WhenEmptyOrUnderutilized", "WhenEmpty"},
    {spark_executor, "disruption.consolidateAfter", "2m", "1h"},
    {spark_executor, "disruption.expireAfter", "Never", "="},
    {spark_executor, "disruption.terminationGracePeriod", "30m", ""},
    {streaming, "disruption.expireAfter", "Never", "="},
    {training, "disruption.expireAfter", "Never", "="},
    {training, "localStorage", "raid0", "="},
    {training, "ebs.sizeGb", "200", "="},
    {training, "ebs.iops", "6000", "="},
    {training, "ebs.throughputMib", "600", "="},
    {inference, "localStorage", "raid0", "="},
    {inference, "ebs.sizeGb", "200", "="},
    {inference, "ebs.iops", "6000", "="},
    {inference, "ebs.throughputMib", "600", "="},
    {inference, "disruption.consolidateAfter", "30m", "="},
    {inference, "disruption.expireAfter", "Never", "="},
    {shuffle, "sizes", "2xlarge 4xlarge", "="},
    {shuffle, "disruption.expireAfter", "Never", "="},
};

constexpr FamilyDefault kFamilies[] = {
    {platform, "m7g m8g r7g r8g", "m6i m7i r6i r7i"},
    {spark_driver, "m7g m8g r7g r8g", "m6i m7i r6i r7i"},
    {streaming, "m7g m8g", "m6i m7i"},
    {inference, "g5g", "g6 g6e"},
    {notebook, "m7g m8g r7g r8g", "m6i m7i r6i r7i"},
    {ray_head, "m7g m8g", "m6i m7i"},
    {ray_worker, "m7g m8g r7g r8g", "m6i m7i r6i r7i"},
    {shuffle, "r7g r8g", "r6i r7i"},
};

constexpr ExecutorFamilies kExecutorFamilies[] = {
    {1.9, "c6gd c7gd c8gd", "c5ad c6id c8id"},
    {3.9, "m6gd m7gd m8gd", "m6id m6idn m8id"},
    {7.8, "r6gd r7gd r8gd", "r6id r6idn r8id"},
    {1e9, "r8gd i8g", "r6id r8id i4i i7i"},
};

// When all shuffle on volumes: nodes without disks of their own cost less.
constexpr RoleDefault kOnVolumes[] = {
    {spark_executor, "minNvmeGb", "", "="},
    {spark_executor, "localStorage", "none", "="},
    {spark_executor, "ebs.sizeGb", "100", "="},
};
constexpr ExecutorFamilies kDisklessFamilies[] = {
    {1.9, "c6g c7g c8g", "c6i c7i c8i"},
    {3.9, "m6g m7g m8g", "m6i m7i m8i"},
    {7.8, "r6g r7g r8g", "r6i r7i r8i"},
    {1e9, "r7g r8g x8g", "r7i r8i x2iedn"},
};

struct RoleOfWorkload {
  Workload workload;
  PoolRole role;
};

constexpr RoleOfWorkload kRoles[] = {
    {Workload::spark, spark_driver}, {Workload::spark, spark_executor}, {Workload::flink, streaming},
    {Workload::training, training},  {Workload::inference, inference},  {Workload::notebooks, notebook},
    {Workload::inference, ray_head}, {Workload::ray, ray_head},         {Workload::ray, ray_worker},
    {Workload::nifi, streaming},
};

std::string pool_path(const Pool& pool) {
  return join_path("pools", to_string(pool.role));
}

/// Sets the field at `path` below the pool, unless the profile's text says it.
void set_default(const Profile& profile, Pool& pool, std::string_view path, std::string_view text) {
  if (profile.given(join_path(pool_path(pool), path))) return;
  void* owner = &pool;
  Fields fields = pool_fields();
  for (;;) {
    const std::string_view name = path.substr(0, path.find('.'));
    const auto field = std::ranges::find(fields, name, [](const Field& row) { return row.rules.name; });
    DEK_ASSERT(field != fields.end());
    if (field->is_value()) {
      DEK_ASSERT(field->slot.assign(owner, default_texts(*field, text)));
      return;
    }
    owner = field->slot.child(owner, 0);
    fields = field->fields();
    path.remove_prefix(name.size() + 1);
  }
}

void add_families(std::vector<std::string>& families, Arch arch, std::string_view arm64, std::string_view amd64) {
  for (const auto& [of, names] : {std::pair{Arch::arm64, arm64}, std::pair{Arch::amd64, amd64}}) {
    if (arch != of && arch != Arch::any) continue;
    for (const std::string_view name : base::split(names, ' ')) {
      if (std::ranges::find(families, name) == families.end()) families.emplace_back(name);
    }
  }
}

/// What every Spark tenant's executors need, least memory first; tenants that differ get the union.
std::vector<std::string> executor_families(const Profile& profile, Arch arch) {
  static_assert(std::size(kExecutorFamilies) == std::size(kDisklessFamilies));
  const auto& table = shuffles_on_volumes(profile) ? kDisklessFamilies : kExecutorFamilies;
  std::vector<std::string> families;
  std::array<bool, std::size(kExecutorFamilies)> needed{};
  for (const Tenant& tenant : profile.tenants) {
    if (!tenant.runs(Workload::spark)) continue;
    const SparkExecutor& executor = tenant.spark.executor;
    const double gib = static_cast<double>(executor.memory.mib + executor.memory_overhead.mib) / 1024;
    const double gib_per_core = gib / static_cast<double>(executor.cores);
    const auto row = std::ranges::find_if(
        table, [gib_per_core](const ExecutorFamilies& r) { return gib_per_core <= r.gib_per_core; });
    needed[static_cast<std::size_t>(row - std::begin(table))] = true;
  }
  for (std::size_t i = 0; i < needed.size(); ++i) {
    if (needed[i]) add_families(families, arch, table[i].arm64, table[i].amd64);
  }
  return families;
}

/// Fixed capacity suits node groups; without Karpenter there is nothing else.
Provisioner default_provisioner(const Profile& profile, const Pool& pool) {
  const bool fixed = profile.design == Design::static_capacity && pool.role == training;
  const bool by_karpenter = profile.nodes.karpenter.enabled && (!fixed || profile.nodes.karpenter.static_capacity);
  return by_karpenter ? Provisioner::karpenter : Provisioner::managed_node_group;
}

/// What is paid for already comes first; a node group is bought in one way.
void complete_capacity(Pool& pool) {
  const bool reserves = pool.reservation.id || !pool.reservation.tags.empty();
  if (pool.provisioner != Provisioner::karpenter) {
    pool.capacity = {reserves ? Capacity::reserved : Capacity::on_demand};
  } else if (reserves) {
    pool.capacity = {Capacity::reserved, Capacity::on_demand};
  }
}

/// Accelerators decide the architecture of their nodes; everything else follows nodes.arch.
Arch default_arch(const Profile& profile, const Pool& pool) {
  if (!is_accelerated(profile, pool.role)) return profile.nodes.arch;
  if (pool.instance_types.empty() && pool.families.empty()) return Arch::amd64;
  const facts::InstanceType* type =
      pool.instance_types.empty() ? nullptr : facts::find_instance_type(pool.instance_types.front());
  const facts::InstanceFamily* family =
      type != nullptr || pool.families.empty() ? nullptr : facts::find_instance_family(pool.families.front());
  const auto arch = type != nullptr ? type->arch : family != nullptr ? family->arch : facts::Architecture::unknown;
  if (arch == facts::Architecture::unknown) return profile.nodes.arch;
  return arch == facts::Architecture::arm64 ? Arch::arm64 : Arch::amd64;
}

void complete_families(const Profile& profile, Pool& pool) {
  if (profile.given(pool_path(pool) + ".families")) return;
  pool.families.clear();
  if (!pool.instance_types.empty() || pool.role == training) return;
  if (pool.role == spark_executor) {
    pool.families = executor_families(profile, pool.arch);
    return;
  }
  const PoolRole plain = pool.role == inference ? ray_worker : pool.role;
  const PoolRole like = is_accelerated(profile, pool.role) ? inference : plain;
  const auto row = std::ranges::find(kFamilies, like, &FamilyDefault::role);
  DEK_ASSERT(row != std::end(kFamilies));
  add_families(pool.families, pool.arch, row->arm64, row->amd64);
}

/// The nodes a static pool may lose for its own good: none outside the window, one inside (capacity: render-spec,
/// maintenance complement). Empty nodes carry no job: they may go all week, or autoscaling would only grow.
std::vector<Budget> window_budgets(const Window& window) {
  constexpr int kDay = 24 * 60;
  const int end = window.start_minute + window.length_minutes;
  const int minute = end % kDay;
  const int closed = (window.weekday ? 7 * kDay : kDay) - window.length_minutes;
  const std::string day = window.weekday ? std::to_string((*window.weekday + end / kDay) % 7) : "*";
  Budget shut;
  shut.nodes = "0";
  shut.schedule = std::to_string(minute % 60) + " " + std::to_string(minute / 60) + " * * " + day;
  const std::string text =
      std::to_string(closed / 60) + "h" + (closed % 60 == 0 ? std::string{} : std::to_string(closed % 60) + "m");
  shut.duration = parse_duration(text);
  shut.reasons = {"Drifted", "Underutilized"};
  Budget open;
  open.nodes = "1";
  return {shut, open};
}

std::vector<Budget> default_budgets(const Profile& profile, const Pool& pool) {
  if (profile.design == Design::static_capacity && profile.maintenance.window) {
    return window_budgets(*profile.maintenance.window);
  }
  Budget budget;
  budget.nodes = pool.role == spark_executor ? "20%" : pool.role == spark_driver ? "10%" : "1";
  return {budget};
}

void complete_pool(const Profile& profile, Pool& pool) {
  const bool fixed = profile.design == Design::static_capacity;
  for (const RoleDefault& row : kRoleDefaults) {
    if (row.role == pool.role)
      set_default(profile, pool, row.field, fixed && row.fixed != "=" ? row.fixed : row.dynamic);
  }
  if (pool.role == spark_executor && shuffles_on_volumes(profile)) {
    for (const RoleDefault& row : kOnVolumes) set_default(profile, pool, row.field, row.dynamic);
  }
  const std::string path = pool_path(pool);
  if (!profile.given(path + ".provisioner")) pool.provisioner = default_provisioner(profile, pool);
  if (pool.provisioner != Provisioner::karpenter) {
    if (!profile.given(path + ".minNvmeGb")) pool.min_nvme_gb.reset();
    if (!profile.given(path + ".weight")) pool.weight.reset();
  }
  if (!profile.given(path + ".capacity")) complete_capacity(pool);
  if (!profile.given(path + ".arch")) pool.arch = default_arch(profile, pool);
  complete_families(profile, pool);
  const bool may_accelerate = pool.role == inference || pool.role == ray_worker || pool.role == notebook;
  if (may_accelerate && !profile.given(path + ".localStorage")) {
    const bool disks =
        std::ranges::any_of(admitted_types(pool), [](const auto* type) { return type->local_nvme_gb > 0; });
    pool.local_storage = is_accelerated(profile, pool.role) && disks ? LocalStorage::raid0 : LocalStorage::none;
  }
  if (!pool.instance_types.empty() && !profile.given(path + ".sizes")) pool.sizes.clear();
  if (!profile.given(path + ".efa") && pool.role == training && !pool.instance_types.empty()) {
    const facts::InstanceType* type = facts::find_instance_type(pool.instance_types.front());
    pool.efa = fixed && type != nullptr && type->efa_interfaces > 0;
  }
  if (!profile.given(path + ".disruption.budgets")) pool.disruption.budgets = default_budgets(profile, pool);
}

}  // namespace

std::span<const RoleDefault> role_defaults() {
  return kRoleDefaults;
}
std::span<const FamilyDefault> family_defaults() {
  return kFamilies;
}
std::span<const ExecutorFamilies> executor_family_defaults() {
  return kExecutorFamilies;
}

bool needs_role(const Profile& profile, const Tenant& tenant, PoolRole role) {
  return std::ranges::any_of(kRoles, [&](const RoleOfWorkload& row) {
    if (row.role != role || !tenant.runs(row.workload)) return false;
    if (row.workload == Workload::spark) return profile.spark_runtime != SparkRuntime::emr_serverless;
    const bool head_of_service = role == ray_head && row.workload == Workload::inference;
    return !head_of_service || tenant.inference.engine == InferenceEngine::ray;
  });
}

std::vector<PoolRole> needed_roles(const Profile& profile) {
  std::vector<PoolRole> roles{platform};
  for (std::size_t i = 1; i < std::size(Words<PoolRole>::values); ++i) {
    const auto role = static_cast<PoolRole>(i);
    const auto needs = [&](const Tenant& tenant) { return needs_role(profile, tenant, role); };
    const bool serves_all = role == shuffle && uses_celeborn(profile);
    if (serves_all || std::ranges::any_of(profile.tenants, needs)) roles.push_back(role);
  }
  return roles;
}

void add_pools(Profile& profile) {
  for (const PoolRole role : needed_roles(profile)) {
    if (profile.pool(role) == nullptr) profile.pools.emplace_back().role = role;
  }
  std::ranges::sort(profile.pools, {}, &Pool::role);
}

void complete_pools(Profile& profile) {
  for (Pool& pool : profile.pools) complete_pool(profile, pool);
}

}  // namespace dek::model
