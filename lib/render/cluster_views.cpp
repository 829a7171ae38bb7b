// Facts of the cluster, once for Terraform and eksctl.
#include "render/cluster_views.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "facts/instance_types.hpp"
#include "render/storage_views.hpp"

namespace dek::render {
namespace {

void set_optional(View& view, const std::string& name, const std::optional<std::int64_t>& number) {
  view.set("has_" + name, number.has_value()).set(name, number.value_or(0));
}

bool any_type(const std::vector<std::string>& names, bool (facts::InstanceType::*is)() const) {
  return std::ranges::any_of(names, [is](const std::string& name) {
    const facts::InstanceType* type = facts::find_instance_type(name);
    return type != nullptr && (type->*is)();
  });
}

bool is_arm(const model::Profile& profile, const std::vector<std::string>& types) {
  const facts::InstanceType* type = types.empty() ? nullptr : facts::find_instance_type(types.front());
  if (type == nullptr || type->arch == facts::Architecture::unknown) return profile.nodes.arch == model::Arch::arm64;
  return type->arch == facts::Architecture::arm64;
}

}  // namespace

void set_addons(View& view, const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  const model::Cni& cni = profile.network.cni;
  view.set("static", profile.design == model::Design::static_capacity)
      .set("network_policies", profile.security.network_policies)
      .set("ipv6", platform.network.ipv6)
      .set("prefix_delegation", cni.prefix_delegation);
  set_optional(view, "minimum_ip_target", cni.minimum_ip_target);
  set_optional(view, "warm_prefix_target", cni.warm_prefix_target);
  set_optional(view, "warm_ip_target", cni.warm_ip_target);
  set_optional(view, "max_eni", cni.max_eni);
  View core_dns;
  core_dns.set("min", profile.dns.core_dns.min_replicas).set("max", profile.dns.core_dns.max_replicas);
  view.set("core_dns", std::move(core_dns))
      .set("ebs", profile.storage.ebs)
      .set("s3_mountpoint", profile.storage.s3_mountpoint)
      .set("container_insights", profile.observability.container_insights);
  set_storage_addons(view, platform);
}

void set_control_plane(View& view, const Platform& platform) {
  const model::Cluster& cluster = platform.profile->cluster;
  std::vector<std::string> log_types;
  for (const model::LogType type : cluster.log_types) log_types.emplace_back(to_string(type));
  const bool public_endpoint = cluster.endpoint == model::Endpoint::private_and_public;
  view.set("public_endpoint", public_endpoint)
      .set("public_cidrs", cidr_texts(cluster.public_cidrs))
      .set("has_private_cidrs", !cluster.private_cidrs.empty())
      .set("private_cidrs", cidr_texts(cluster.private_cidrs))
      .set("zonal_shift", cluster.zonal_shift)
      .set("log_types", texts(log_types))
      .set("log_retention_days", cluster.log_retention_days)
      .set("support_type", to_string(cluster.support_type))
      .set("has_tier", cluster.control_plane_tier != model::ControlPlaneTier::standard)
      .set("tier", to_string(cluster.control_plane_tier))
      .set("service_cidr", platform.profile->network.service_cidr.text())
      .set("max_pods", platform.profile->network.cni.max_pods)
      .set("engineers", engineers(platform));
}

List engineers(const Platform& platform) {
  std::map<std::string, std::vector<std::string>> groups_of;
  for (const model::Tenant& tenant : platform.profile->tenants) {
    for (const std::string& role : tenant.access.roles) {
      if (std::ranges::count(platform.profile->cluster.admin_roles, role) > 0) continue;
      std::vector<std::string>& groups = groups_of[role];
      for (const std::string& group : tenant.access.groups)
        if (std::ranges::count(groups, group) == 0) groups.push_back(group);
    }
  }
  List entries;
  for (const auto& [role, groups] : groups_of) entries.push_back(View().set("arn", role).set("groups", texts(groups)));
  return entries;
}

std::string ami_type(const model::Profile& profile, const std::vector<std::string>& instance_types) {
  const bool bottlerocket = profile.nodes.ami_family == model::AmiFamily::bottlerocket;
  const std::string_view arch = is_arm(profile, instance_types) ? "ARM_64" : "x86_64";
  const bool gpu = any_type(instance_types, &facts::InstanceType::has_gpu);
  if (bottlerocket) return fmt::format("BOTTLEROCKET_{}{}", arch, gpu ? "_NVIDIA" : "");
  const bool neuron = any_type(instance_types, &facts::InstanceType::has_accelerator);
  return fmt::format("AL2023_{}_{}", arch, gpu ? "NVIDIA" : neuron ? "NEURON" : "STANDARD");
}

List fargate_views(const model::Profile& profile) {
  List views;
  for (const model::FargateProfile& fargate : profile.nodes.fargate)
    views.push_back(View()
                        .set("name", fargate.name)
                        .set("namespace", fargate.namespace_name)
                        .set("has_labels", !fargate.labels.empty())
                        .set("labels", pairs({fargate.labels.begin(), fargate.labels.end()})));
  return views;
}

std::string subnet_alias(std::size_t zone_index) {
  return fmt::format("nodes-{}", zone_index + 1);
}

List pairs(const std::vector<std::pair<std::string, std::string>>& entries) {
  List items;
  for (const auto& [key, value] : entries)
    items.push_back(View().set("key", key).set("value", value).set("more", items.size() + 1 < entries.size()));
  return items;
}

List cidr_texts(const std::vector<model::Cidr>& cidrs) {
  List items;
  for (const model::Cidr& cidr : cidrs) items.push_back(cidr.text());
  return items;
}

std::string arn_prefix(const model::Profile& profile) {
  if (profile.region.starts_with("cn-")) return "arn:aws-cn";
  return profile.region.starts_with("us-gov-") ? "arn:aws-us-gov" : "arn:aws";
}

std::string pull_through_arn(const model::Profile& profile) {
  return fmt::format("{}:iam::{}:policy/{}-ecr-pull-through", arn_prefix(profile), profile.account_id, profile.name);
}

}  // namespace dek::render
