// Views of what all tenants share in the cluster: DNS cache, node classes, node pools, monitors.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.hpp"
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

}  // namespace

List optional(const std::optional<std::int64_t>& number) {
  return number ? List{*number} : List{};
}

List optional(std::string_view text) {
  return text.empty() ? List{} : List{text};
}

std::vector<std::string> spark_tenants(const Platform& platform) {
  std::vector<std::string> names;
  for (const TenantPlatform& tenant : platform.tenants)
    if (tenant.spark) names.push_back(tenant.settings->name);
  return names;
}

View empty_view(const Platform&, const Subject&) {
  return {};
}

View node_local_dns_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  const std::string image = "registry.k8s.io/dns/k8s-dns-node-cache:" + profile.versions.node_local_dns;
  return View()
      .set("node_local_address", word(profile.dns.node_local_address))
      .set("cluster_dns", word(platform.network.cluster_dns))
      .set("local_ip", base::join(platform.network.dns_addresses, ","))
      .set("reverse_zones", words({"in-addr.arpa", "ip6.arpa"}))
      .set("image", cached_image(profile, image));
}

View node_class_view(const Platform& platform, const Subject& subject) {
  const model::Profile& profile = *platform.profile;
  const NodeClass& node_class = *subject.node_class;
  List tags = {View().set("key", "dekctl.dev/platform").set("value", profile.name)};
  for (const auto& [key, value] : profile.tags) tags.push_back(View().set("key", key).set("value", value));
  return View()
      .set("name", node_class.name)
      .set("ami_alias", node_class.ami_alias)
      .set("node_role", platform.names.node_role)
      .set("cluster", platform.names.cluster)
      .set("raid0", node_class.raid0)
      .set("max_pods", profile.network.cni.max_pods)
      .set("imds_hop_limit", profile.security.imds_hop_limit)
      .set("volume_size", fmt::format("{}Gi", node_class.root.size_gb))
      .set("iops", optional(node_class.root.iops))
      .set("throughput", optional(node_class.root.throughput_mib))
      .set("tags", std::move(tags));
}

View node_pool_view(const Platform&, const Subject& subject) {
  const NodePool& pool = *subject.pool;
  const model::Disruption& disruption = pool.settings->disruption;
  List taints, requirements, budgets;
  for (const Taint& taint : pool.taints) taints.push_back(View().set("key", taint.key).set("value", taint.value));
  for (const Requirement& requirement : pool.requirements) requirements.push_back(requirement_view(requirement));
  for (const model::Budget& budget : disruption.budgets) budgets.push_back(budget_view(budget));
  const auto& grace = disruption.termination_grace_period;
  return View()
      .set("name", pool.name)
      .set("role", pool.role)
      .set("tenant", optional(pool.tenant))
      .set("node_class", pool.node_class)
      .set("tainted", !taints.empty())
      .set("taints", std::move(taints))
      .set("requirements", std::move(requirements))
      .set("expire_after", disruption.expire_after.text)
      .set("termination_grace_period", optional(grace ? grace->text : ""))
      .set("cpu_limit", pool.cpu_limit)
      .set("memory_limit", pool.memory_limit)
      .set("consolidation_policy", to_string(disruption.policy))
      .set("consolidate_after", disruption.consolidate_after.text)
      .set("several_budgets", disruption.budgets.size() > 1)
      .set("budgets", std::move(budgets))
      .set("weight", optional(pool.settings->weight));
}

View monitoring_view(const Platform& platform, const Subject&) {
  const std::vector<std::string> tenants = spark_tenants(platform);
  const bool spot = std::ranges::any_of(platform.pools, [](const NodePool& pool) {
    return std::ranges::count(pool.settings->capacity, model::Capacity::spot) > 0;
  });
  return View()
      .set("spark", !tenants.empty())
      .set("spark_tenants", texts(tenants))
      .set("node_local", platform.profile->dns.node_local)
      .set("karpenter_namespace", platform.names.karpenter_namespace)
      .set("spot", spot);
}

}  // namespace dek::render
