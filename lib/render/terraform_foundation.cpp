// Views of the files that every platform has: versions, providers, backend, variables, locals, outputs and the VPC.
#include <algorithm>

#include "render/ack_views.hpp"
#include "render/cluster_views.hpp"
#include "render/emr_views.hpp"
#include "render/listener.hpp"
#include "render/node_group_views.hpp"
#include "render/storage_views.hpp"
#include "render/terraform_views.hpp"

namespace dek::render {
namespace {

std::vector<std::pair<std::string, std::string>> sorted_tags(const model::Profile& profile) {
  return {profile.tags.begin(), profile.tags.end()};
}

bool has_managed_groups(const Platform& platform) {
  return std::ranges::count(platform.groups, false, &NodeGroup::self_managed) > 0;
}

List grants(const model::Tenant& tenant) {
  List entries;
  for (const model::Bucket& bucket : tenant.buckets)
    entries.push_back(View()
                          .set("bucket", bucket.name)
                          .set("write", bucket.access == model::Access::read_write)
                          .set("prefixes", texts(bucket.prefixes)));
  return entries;
}

View tenant_entry(const TenantPlatform& tenant) {
  return View()
      .set("grants_any", !tenant.settings->buckets.empty())
      .set("grants_of", grants(*tenant.settings))
      .set("name", tenant.settings->name)
      .set("cost_center", tenant.settings->cost_center)
      .set("role", tenant.names.role)
      .set("bucket", tenant.names.bucket)
      .set("read_buckets", texts(tenant.settings->read_buckets))
      .set("policy_arns", texts(tenant.settings->policy_arns))
      .set("service_accounts", texts(tenant.associated_accounts()))
      .set("spark", tenant.spark)
      .set("irsa", tenant.irsa)
      .set("history_server", tenant.history_server)
      .set("history_role", tenant.names.history_role);
}

View nat_view(model::Nat nat) {
  return View()
      .set("enabled", nat != model::Nat::none)
      .set("single", nat == model::Nat::single)
      .set("per_zone", nat == model::Nat::per_az);
}

/// Numbers of the /64s of one kind of subnet within the VPC's /56: eight for each kind.
List prefixes(std::size_t zones, std::int64_t kind) {
  constexpr std::int64_t kPerKind = 8;
  List numbers;
  for (std::size_t i = 0; i < zones; ++i) numbers.push_back(kind * kPerKind + static_cast<std::int64_t>(i));
  return numbers;
}

}  // namespace

bool creates_vpc(const model::Profile& profile) {
  return !profile.network.vpc.id;
}

bool wants_terraform_backend(const Platform& platform, const Subject&) {
  return platform.profile->terraform.backend.type != model::BackendType::none;
}

View terraform_versions_view(const Platform& platform, const Subject&) {
  const model::Versions& versions = platform.profile->versions;
  return View().set("terraform_version", versions.terraform).set("aws_provider_version", versions.aws_provider);
}

View terraform_providers_view(const Platform& platform, const Subject&) {
  return View().set("split_cost", platform.profile->observability.split_cost);
}

View terraform_backend_view(const Platform& platform, const Subject&) {
  const model::Backend& backend = platform.profile->terraform.backend;
  return View()
      .set("s3", backend.type == model::BackendType::s3)
      .set("bucket", backend.bucket.value_or(""))
      .set("key", backend.key.value_or(""))
      .set("region", backend.region.value_or(platform.profile->region))
      .set("has_kms_key", backend.kms_key_id.has_value())
      .set("kms_key_id", backend.kms_key_id.value_or(""));
}

View terraform_variables_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  const bool by_terraform = cluster_by_terraform(profile);
  const bool fixed = profile.design == model::Design::static_capacity;
  return View()
      .set("name", profile.name)
      .set("region", profile.region)
      .set("account_id", profile.account_id)
      .set("by_terraform", by_terraform)
      .set("kubernetes_version", profile.cluster.kubernetes_version)
      .set("admin_roles", texts(profile.cluster.admin_roles))
      .set("asks_system_ami_release", by_terraform && fixed)
      .set("asks_group_ami_release", by_terraform && has_managed_groups(platform))
      .set("waits_for_namespaces", waits_for_namespaces(platform))
      .set("replicates", !profile.registry.replicate_to.empty())
      .set("replica_regions", texts(profile.registry.replicate_to))
      .set("has_tags", !profile.tags.empty())
      .set("tags", pairs(sorted_tags(profile)));
}

View terraform_locals_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  List tenants;
  for (const TenantPlatform& tenant : platform.tenants) tenants.push_back(tenant_entry(tenant));
  const bool makes_subnets = creates_vpc(profile);
  const bool named = !profile.network.azs.names.empty();
  return View()
      .set("creates_vpc", makes_subnets)
      .set("by_terraform", cluster_by_terraform(profile))
      .set("places", asks_places(platform))
      .set("asks_subnets", asks_places(platform) && !makes_subnets && !cluster_by_terraform(profile))
      .set("vpc_id", profile.network.vpc.id.value_or(""))
      .set("node_subnet_ids", texts(profile.network.vpc.node_subnets))
      .set("node_cidrs", cidr_texts(platform.network.node_subnets))
      .set("asks_zones", makes_subnets && !named)
      .set("zone_count", platform.network.zones.size())
      .set("zones", texts(platform.network.zones))
      .set("design", to_string(profile.design))
      .set("grants", std::ranges::any_of(profile.tenants, [](const auto& tenant) { return !tenant.buckets.empty(); }))
      .set("tenants", std::move(tenants));
}

View terraform_vpc_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  const Network& network = platform.network;
  std::vector<std::string> interfaces = profile.network.endpoints;
  const bool gateway = std::erase(interfaces, "s3") > 0;
  const std::vector<std::string> groups = placement_groups(platform);
  std::vector<model::Cidr> vpc_cidrs = profile.network.secondary_cidrs;
  vpc_cidrs.insert(vpc_cidrs.begin(), profile.network.cidr);
  return View()
      .set("creates_vpc", creates_vpc(profile))
      .set("vpc_module_version", profile.versions.vpc_module)
      .set("cidr", profile.network.cidr.text())
      .set("karpenter", profile.nodes.karpenter.enabled)
      .set("load_balancing", profile.network.load_balancing)
      .set("tags_vpc", profile.nodes.karpenter.enabled || profile.network.load_balancing)
      .set("ipv6", network.ipv6)
      .set("public_prefixes", prefixes(network.zones.size(), 0))
      .set("intra_prefixes", prefixes(network.zones.size(), 1))
      .set("node_prefixes", prefixes(network.zones.size(), 2))
      .set("has_placement_groups", !groups.empty())
      .set("placement_groups", texts(groups))
      .set("has_secondary", !profile.network.secondary_cidrs.empty())
      .set("secondary_cidrs", cidr_texts(profile.network.secondary_cidrs))
      .set("vpc_cidrs", cidr_texts(vpc_cidrs))
      .set("public_subnets", cidr_texts(network.public_subnets))
      .set("intra_subnets", cidr_texts(network.intra_subnets))
      .set("node_subnets", cidr_texts(network.node_subnets))
      .set("nat", nat_view(profile.network.nat))
      .set("has_endpoints", gateway || !interfaces.empty())
      .set("has_interface_endpoints", !interfaces.empty())
      .set("gateway_endpoint", gateway)
      .set("interface_endpoints", texts(interfaces))
      .set("has_public_subnets", !profile.network.vpc.public_subnets.empty())
      .set("public_subnet_ids", texts(profile.network.vpc.public_subnets))
      .set("routable_subnet_ids", texts(profile.network.vpc.routable_subnets))
      .set("node_subnet_ids", texts(profile.network.vpc.node_subnets));
}

View terraform_outputs_view(const Platform& platform, const Subject&) {
  const bool by_terraform = cluster_by_terraform(*platform.profile);
  return View()
      .set("by_terraform", by_terraform)
      .set("makes_buckets", !ack_makes(*platform.profile, model::AckController::s3))
      .set("karpenter", platform.profile->nodes.karpenter.enabled)
      .set("vpc_ipv6", std::ranges::any_of(platform.tenants,
                                           [&platform](const TenantPlatform& tenant) {
                                             return asks_vpc_ipv6(platform, *tenant.settings);
                                           }))
      .set("vpc_cidr", word(platform.profile->network.cidr.text()))
      .set("env_for_eksctl", !by_terraform && creates_vpc(*platform.profile));
}

}  // namespace dek::render
