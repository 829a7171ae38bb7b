// Views of eksctl/cluster.yaml and its kustomization.
#include <fmt/format.h>

#include <algorithm>

#include "render/ack_views.hpp"
#include "render/airflow_views.hpp"
#include "render/cluster_views.hpp"
#include "render/eksctl_views.hpp"
#include "render/node_group_views.hpp"
#include "render/observability_views.hpp"
#include "render/tenant_policy.hpp"
#include "render/terraform_views.hpp"

namespace dek::render {
namespace {

/// Stands for an id that kustomize replaces; AWS refuses it, so that forgetting to do so breaks nothing.
constexpr std::string_view kFromTerraform = "from-terraform";

std::vector<std::string> ids_or_stand_ins(const model::Profile& profile, const std::vector<std::string>& ids,
                                          int zones) {
  if (!creates_vpc(profile)) return ids;
  return std::vector<std::string>(static_cast<std::size_t>(zones), fmt::format("subnet-{}", kFromTerraform));
}

List node_subnets(const model::Profile& profile, int zones) {
  List subnets;
  for (const std::string& id : ids_or_stand_ins(profile, profile.network.vpc.node_subnets, zones))
    subnets.push_back(View().set("alias", word(subnet_alias(subnets.size()))).set("id", id));
  return subnets;
}

std::string_view eksctl_image(const model::Profile& profile) {
  return profile.nodes.ami_family == model::AmiFamily::bottlerocket ? "Bottlerocket" : "AmazonLinux2023";
}

/// A word: it also stands inside a text of the file.
std::vector<std::string> optional_dns(const Platform& platform) {
  const std::string& address = platform.network.kubelet_dns;
  return address.empty() ? std::vector<std::string>{} : std::vector{address};
}

View system_view(const model::Profile& profile) {
  const model::SystemNodes& system = profile.nodes.system;
  return View()
      .set("ami_family", eksctl_image(profile))
      .set("instance_types", texts(system.instance_types))
      .set("min", system.min)
      .set("max", system.max)
      .set("disk_gb", system.disk_gb)
      .set("disable_pod_imds", profile.security.imds_hop_limit == 1);
}

View airflow_identity(const Platform& platform, std::string_view account) {
  const model::Profile& profile = *platform.profile;
  const std::string& bucket = platform.names.airflow_bucket;
  const std::vector<Statement> statements = {
      {{"s3:ListBucket"}, {bucket_arn(profile, bucket)}, {}},
      {{"s3:GetObject", "s3:PutObject"}, {bucket_arn(profile, bucket, "/logs/*")}, {}}};
  return View()
      .set("namespace", "airflow")
      .set("service_account", account)
      .set("role", fmt::format("{}-{}", profile.name, account))
      .set("has_policy_arns", false)
      .set("statements", statements_view(statements));
}

View identity(const Platform& platform, const TenantPlatform& tenant, std::string_view account, bool read_write) {
  return View()
      .set("namespace", tenant.settings->name)
      .set("service_account", account)
      .set("role", read_write ? account_role(*platform.profile, tenant.names, tenant.service_accounts, account)
                              : tenant.names.history_role)
      .set("has_policy_arns", read_write && !tenant.settings->policy_arns.empty())
      .set("policy_arns", texts(tenant.settings->policy_arns))
      .set("statements",
           statements_view(read_write ? tenant_policy(platform, tenant) : history_policy(platform, tenant)));
}

/// Those of EKS Pod Identity, or those of IAM roles for service accounts.
List identities(const Platform& platform, bool irsa) {
  List entries;
  for (const TenantPlatform& tenant : platform.tenants) {
    if (tenant.irsa != irsa) continue;
    for (const std::string& account : tenant.service_accounts)
      entries.push_back(identity(platform, tenant, account, true));
    if (tenant.history_server) entries.push_back(identity(platform, tenant, "spark-history-server", false));
  }
  return entries;
}

/// EMR names its service accounts after the one role of them, which Terraform has made.
List emr_identities(const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  List entries;
  for (const TenantPlatform& tenant : platform.tenants)
    for (const std::string& account : tenant.emr_accounts)
      entries.push_back(View()
                            .set("namespace", tenant.settings->name)
                            .set("service_account", account)
                            .set("role_arn", fmt::format("{}:iam::{}:role/{}", arn_prefix(profile), profile.account_id,
                                                         tenant.names.role)));
  return entries;
}

View replacement(std::string_view key, std::size_t index, const std::string& target) {
  return View().set("source", word(fmt::format("data.{}_{}", key, index + 1))).set("target", word(target));
}

void set_identities(View& view, const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  const bool by_ack = ack_makes(profile, model::AckController::iam);
  List pod_identities = by_ack ? List{} : identities(platform, false);
  List web_identities = by_ack ? List{} : identities(platform, true);
  List emr = by_ack ? List{} : emr_identities(platform);
  List monitoring = monitoring_identities(platform);
  if (profile.workflow == model::Workflow::airflow)
    for (const std::string_view account : airflow_service_accounts())
      pod_identities.push_back(airflow_identity(platform, account));
  const bool any_pod_identity = !pod_identities.empty() || !emr.empty() || wants_ack_charts(platform, {}) ||
                                profile.network.load_balancing || !monitoring.empty();
  view.set("has_pod_identities", any_pod_identity)
      .set("emr_identities", std::move(emr))
      .set("monitoring_identities", std::move(monitoring))
      .set("pod_identities", std::move(pod_identities))
      .set("has_service_accounts", !web_identities.empty() || profile.storage.fsx_ontap.capacity_gb.has_value())
      .set("has_web_identities", !web_identities.empty())
      .set("web_identities", std::move(web_identities));
}

void set_trident(View& view, const model::Profile& profile) {
  const std::string account = fmt::format("{}:iam::{}", arn_prefix(profile), profile.account_id);
  const std::string name = profile.name + "-trident";
  view.set("trident_role", name)
      .set("trident_role_arn", word(fmt::format("{}:role/{}", account, name)))
      .set("trident_policy_arn", fmt::format("{}:policy/{}", account, name));
}

void set_network(View& view, const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  const int zones = static_cast<int>(platform.network.zones.size());
  view.set("creates_vpc", creates_vpc(profile))
      .set("vpc_id", profile.network.vpc.id.value_or(fmt::format("vpc-{}", kFromTerraform)))
      .set("control_plane_subnet_ids", texts(ids_or_stand_ins(profile, profile.network.vpc.routable_subnets, zones)))
      .set("node_subnets", node_subnets(profile, zones))
      .set("load_balancing", profile.network.load_balancing)
      .set("dns_address", words(optional_dns(platform)));
}

void set_nodes(View& view, const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  List self_managed = node_group_views(platform, true);
  view.set("karpenter", profile.nodes.karpenter.enabled)
      .set("karpenter_version", profile.versions.karpenter)
      .set("al2023", profile.nodes.ami_family == model::AmiFamily::al2023)
      .set("ami_family", eksctl_image(profile))
      .set("disable_pod_imds", profile.security.imds_hop_limit == 1)
      .set("has_fargate", !profile.nodes.fargate.empty())
      .set("fargate", fargate_views(profile))
      .set("system", system_view(profile))
      .set("groups", node_group_views(platform, false))
      .set("has_self_managed", !self_managed.empty())
      .set("self_managed_groups", std::move(self_managed));
}

}  // namespace

bool wants_eksctl_cluster(const Platform& platform, const Subject&) {
  return !cluster_by_terraform(*platform.profile);
}

bool wants_eksctl_kustomization(const Platform& platform, const Subject& subject) {
  return wants_eksctl_cluster(platform, subject) && creates_vpc(*platform.profile);
}

View eksctl_cluster_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  View view;
  set_control_plane(view, platform);
  set_addons(view, platform);
  set_capabilities(view, platform);
  set_identities(view, platform);
  set_trident(view, profile);
  set_network(view, platform);
  set_nodes(view, platform);
  view.set("name", profile.name)
      .set("region", profile.region)
      .set("kubernetes_version", profile.cluster.kubernetes_version)
      .set("design", to_string(profile.design))
      .set("tags", pairs({profile.tags.begin(), profile.tags.end()}))
      .set("admin_roles", texts(profile.cluster.admin_roles))
      .set("partition_prefix", word(arn_prefix(profile)))
      .set("artifacts_arn", bucket_arn(profile, platform.names.artifacts_bucket))
      .set("artifacts_objects_arn", bucket_arn(profile, platform.names.artifacts_bucket, "/*"))
      .set("pull_through", !profile.registry.pull_through.empty())
      .set("pull_through_arn", pull_through_arn(profile));
  return view;
}

View eksctl_kustomization_view(const Platform& platform, const Subject&) {
  List replacements;
  const std::size_t zones = platform.network.zones.size();
  for (std::size_t i = 0; i < zones; ++i)
    replacements.push_back(replacement("CONTROL_PLANE_SUBNET", i, fmt::format("vpc.controlPlaneSubnetIDs.{}", i)));
  for (std::size_t i = 0; i < zones; ++i)
    replacements.push_back(replacement("NODE_SUBNET", i, fmt::format("vpc.subnets.private.{}.id", subnet_alias(i))));
  return View().set("replacements", std::move(replacements));
}

}  // namespace dek::render
