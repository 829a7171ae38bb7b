// Views of Karpenter's objects: node classes and node pools.
#include <fmt/format.h>

#include "model/kubelet.hpp"
#include "render/node_views.hpp"
#include "render/views.hpp"

namespace dek::render {
namespace {

View budget_view(const model::Budget& budget) {
  return View()
      .set("nodes", budget.nodes)
      .set("schedule", optional(budget.schedule.value_or("")))
      .set("duration", optional(budget.duration ? budget.duration->text : ""))
      .set("limits_reasons", !budget.reasons.empty())
      .set("reasons", texts(budget.reasons));
}

View requirement_view(const Requirement& requirement) {
  return View().set("key", requirement.key).set("op", requirement.op).set("values", texts(requirement.values));
}

/// Bottlerocket keeps its own files on the first disk and everything of pods on the second.
List volumes(const model::Profile& profile, const NodeClass& node_class) {
  const bool bottlerocket = profile.nodes.ami_family == model::AmiFamily::bottlerocket;
  List items;
  if (bottlerocket) {
    constexpr std::string_view kSystemSize = "4Gi";  // Karpenter's default for this image family
    items.push_back(
        View().set("device", word("/dev/xvda")).set("size", kSystemSize).set("iops", List{}).set("throughput", List{}));
  }
  items.push_back(View()
                      .set("device", word(bottlerocket ? "/dev/xvdb" : "/dev/xvda"))
                      .set("size", fmt::format("{}Gi", node_class.root.size_gb))
                      .set("iops", optional(node_class.root.iops))
                      .set("throughput", optional(node_class.root.throughput_mib)));
  return items;
}

List reservation_terms(const model::Reservation& reservation) {
  if (!reservation.id && reservation.tags.empty()) return {};
  return {View()
              .set("id", optional(reservation.id.value_or("")))
              .set("tagged", !reservation.tags.empty())
              .set("tags", pairs({reservation.tags.begin(), reservation.tags.end()}))};
}

}  // namespace

View node_class_view(const Platform& platform, const Subject& subject) {
  const model::Profile& profile = *platform.profile;
  const NodeClass& node_class = *subject.node_class;
  List tags = {View().set("key", "dekctl.dev/platform").set("value", profile.name)};
  for (const auto& [key, value] : profile.tags) tags.push_back(View().set("key", key).set("value", value));
  const bool al2023 = profile.nodes.ami_family == model::AmiFamily::al2023;
  View view;
  set_kubelet(view, node_class.kubelet);
  return view.set("name", node_class.name)
      .set("ami_alias", node_class.ami_alias)
      .set("isolated", profile.network.nat == model::Nat::none)
      .set("node_role", platform.names.node_role)
      .set("instance_profile", platform.names.instance_profile)
      .set("cluster", platform.names.cluster)
      .set("raid0", node_class.raid0)
      .set("reservation", reservation_terms(node_class.reservation))
      .set("placement_group", optional(node_class.placement_group ? platform.names.placement_group : ""))
      .set("max_pods", profile.network.cni.max_pods)
      .set("dns_address", optional(platform.network.kubelet_dns))
      .set("pods_reach_metadata", profile.security.imds_hop_limit > 1)
      .set("imds_hop_limit", profile.security.imds_hop_limit)
      .set("accelerated", node_class.accelerator != model::Accelerator::none)
      .set("large_images", al2023 && node_class.accelerator != model::Accelerator::none)
      .set("volumes", volumes(profile, node_class))
      .set("tags", std::move(tags));
}

View node_pool_view(const Platform&, const Subject& subject) {
  const NodePool& pool = *subject.pool;
  const model::Disruption& disruption = pool.settings->disruption;
  List taints, requirements, budgets, limits;
  for (const Taint& taint : pool.taints) taints.push_back(View().set("key", taint.key).set("value", taint.value));
  for (const Requirement& requirement : pool.requirements) requirements.push_back(requirement_view(requirement));
  for (const model::Budget& budget : disruption.budgets) budgets.push_back(budget_view(budget));
  for (const PoolLimit& limit : pool.limits)
    limits.push_back(View().set("resource", limit.resource).set("amount", limit.amount));
  const auto& grace = disruption.termination_grace_period;
  return View()
      .set("name", pool.name)
      .set("role", pool.role)
      .set("tenant", optional(pool.tenant))
      .set("gpu", pool.accelerator == model::Accelerator::gpu)
      .set("node_class", pool.node_class)
      .set("tainted", !taints.empty())
      .set("taints", std::move(taints))
      .set("requirements", std::move(requirements))
      .set("expire_after", disruption.expire_after.text)
      .set("termination_grace_period", optional(grace ? grace->text : ""))
      .set("replicas", optional(pool.replicas))
      .set("limits", std::move(limits))
      .set("consolidation_policy", to_string(disruption.policy))
      .set("consolidate_after", disruption.consolidate_after.text)
      .set("several_budgets", disruption.budgets.size() > 1)
      .set("budgets", std::move(budgets))
      .set("weight", optional(pool.replicas ? std::nullopt : pool.settings->weight));
}

}  // namespace dek::render
