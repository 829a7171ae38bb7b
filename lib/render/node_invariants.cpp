// Invariants of nodes and pools: instance storage, the controller's place, budgets over the week, pools apart.
#include "render/node_invariants.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/assert.hpp"
#include "model/instances.hpp"
#include "plan/budget.hpp"
#include "plan/max_pods.hpp"

namespace dek::render {
namespace {

constexpr std::string_view kConflict = "profile/conflict";

class NodeCheck {
 public:
  NodeCheck(const Platform& platform, std::vector<diag::Diagnostic>& found)
      : platform_(platform), profile_(*platform.profile), found_(found) {}

  void run() {
    controller_fits_system_nodes();
    for (const model::Pool& pool : profile_.pools) {
      instance_storage_everywhere(pool);
      if (pool.provisioner == model::Provisioner::karpenter) budgets_open_some_time(pool);
    }
    pools_apart();
  }

 private:
  void add(const std::string& path, std::string message, std::string help) {
    diag::Diagnostic diagnostic;
    diagnostic.rule = kConflict;
    diagnostic.severity = diag::Severity::error;
    diagnostic.span = profile_.where(path);
    diagnostic.message = fmt::format("spec.{}: {}", path, message);
    diagnostic.help = std::move(help);
    found_.push_back(std::move(diagnostic));
  }

  /// I18: both replicas of Karpenter live on the system group, one per node.
  void controller_fits_system_nodes() {
    if (!profile_.nodes.karpenter.enabled) return;
    const model::KarpenterResources& asked = profile_.nodes.karpenter.resources;
    for (const facts::InstanceType* type : model::named_types(profile_.nodes.system.instance_types)) {
      const std::int64_t cpu = plan::allocatable_cpu_millis(*type);
      const std::int64_t memory = plan::allocatable_memory_mib(*type, type->eni_max_pods);
      if (asked.cpu.milli > cpu)
        return add("nodes.karpenter.resources.cpu",
                   fmt::format("`{}` of the system group has {}m for pods, Karpenter asks for {}", type->name, cpu,
                               asked.cpu.text),
                   "lower it, or write larger types in spec.nodes.system.instanceTypes");
      if (asked.memory.mib() > memory)
        return add("nodes.karpenter.resources.memory",
                   fmt::format("`{}` of the system group has {}Mi for pods, Karpenter asks for {}", type->name, memory,
                               asked.memory.text),
                   "lower it, or write larger types in spec.nodes.system.instanceTypes");
    }
  }

  /// I17: a pool whose pods count on instance storage has it on every node.
  void instance_storage_everywhere(const model::Pool& pool) {
    if (pool.local_storage != model::LocalStorage::raid0) return;
    for (const facts::InstanceType* type : model::admitted_types(pool)) {
      if (type->local_nvme_gb > 0) continue;
      const std::string role(to_string(pool.role));
      const bool named = !pool.instance_types.empty();
      return add(fmt::format("pools.{}.{}", role, named ? "instanceTypes" : "families"),
                 fmt::format("`{}` has no instance storage, and `localStorage` is `raid0`", type->name),
                 named ? "leave it out" : fmt::format("leave the family out, or set spec.pools.{}.minNvmeGb", role));
    }
  }

  /// I19: in some minute of the calendar a node may be replaced; else none is ever patched.
  void budgets_open_some_time(const model::Pool& pool) {
    const std::string path = fmt::format("pools.{}.disruption.budgets", to_string(pool.role));
    std::vector<plan::Budget> budgets;
    for (std::size_t i = 0; i < pool.disruption.budgets.size(); ++i) {
      const auto budget = read(pool.disruption.budgets[i], fmt::format("{}[{}]", path, i));
      if (!budget) return;
      budgets.push_back(*budget);
    }
    const plan::BudgetCalendar calendar(std::move(budgets));
    const plan::Windows closed = calendar.closed(plan::Reason::drifted);
    const plan::Window span = calendar.span();
    if (plan::total_minutes(closed) < span.end - span.begin) return;
    add(path, "together the budgets never let a node be replaced, so none is ever patched",
        "leave some hours without a budget of 0");
  }

  std::optional<plan::Budget> read(const model::Budget& text, const std::string& path) {
    plan::Budget budget;
    const auto limit = plan::parse_node_limit(text.nodes);
    if (!limit) return std::nullopt;
    budget.nodes = *limit;
    if (!text.reasons.empty()) budget.reasons = {};
    for (const std::string& reason : text.reasons)
      if (const auto known = plan::parse_reason(reason)) budget.reasons.add(*known);
    if (!text.schedule) return budget;
    auto cron = plan::parse_cron(*text.schedule);
    if (const auto* problem = std::get_if<plan::CronProblem>(&cron)) {
      add(path + ".schedule", fmt::format("`{}` is no schedule: {}", *text.schedule, problem->message),
          "write five fields in UTC, e.g. \"30 13-17 * * *\"");
      return std::nullopt;
    }
    budget.schedule = std::get<plan::Cron>(cron);
    budget.duration_minutes = text.duration ? text.duration->seconds / 60 : 0;
    return budget;
  }

  /// I20: no pod can land in two pools by chance, so at most one pool is without taints.
  void pools_apart() {
    const auto open = [](const NodeSet& nodes) { return nodes.taints.empty(); };
    const auto count = std::ranges::count_if(platform_.pools, open) + std::ranges::count_if(platform_.groups, open);
    DEK_ASSERT(count <= 1);
  }

  const Platform& platform_;
  const model::Profile& profile_;
  std::vector<diag::Diagnostic>& found_;
};

}  // namespace

void check_node_invariants(const Platform& platform, std::vector<diag::Diagnostic>& found) {
  NodeCheck(platform, found).run();
}

}  // namespace dek::render
