// Views of the files that make the cluster: eks.tf, addons.tf, karpenter.tf.
#include <algorithm>

#include "render/cluster_views.hpp"
#include "render/node_group_views.hpp"
#include "render/terraform_views.hpp"
#include "render/views.hpp"
#include "render/wants.hpp"

namespace dek::render {
namespace {

/// Addresses per node that MINIMUM_IP_TARGET ends up as: whole /28 prefixes, or single addresses (invariant I10).
std::int64_t address_ceiling(const model::Cni& cni) {
  constexpr std::int64_t kPrefixAddresses = 16;
  const std::int64_t target = cni.minimum_ip_target.value_or(0);
  if (!cni.prefix_delegation) return target;
  return (target + kPrefixAddresses - 1) / kPrefixAddresses * kPrefixAddresses;
}

View system_view(const model::Profile& profile) {
  const model::SystemNodes& system = profile.nodes.system;
  const bool bottlerocket = profile.nodes.ami_family == model::AmiFamily::bottlerocket;
  View view;
  view.set("ami_type", ami_type(profile, system.instance_types))
      .set("instance_types", texts(system.instance_types))
      .set("min", system.min)
      .set("max", system.max)
      .set("disk_gb", system.disk_gb)
      .set("volume_key", word(bottlerocket ? "data" : "root"))
      .set("volume_device", bottlerocket ? "/dev/xvdb" : "/dev/xvda");
  return view;
}

bool has_pull_through(const Platform& platform) {
  return !platform.profile->registry.pull_through.empty();
}

}  // namespace

bool cluster_by_terraform(const model::Profile& profile) {
  return profile.iac == model::Iac::terraform;
}

bool wants_terraform_cluster(const Platform& platform, const Subject&) {
  return cluster_by_terraform(*platform.profile);
}

bool wants_terraform_karpenter(const Platform& platform, const Subject& subject) {
  return wants_terraform_cluster(platform, subject) && platform.profile->nodes.karpenter.enabled;
}

View terraform_eks_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  List managed = node_group_views(platform, false);
  List self_managed = node_group_views(platform, true);
  View view;
  set_control_plane(view, platform);
  view.set("eks_module_version", profile.versions.eks_module)
      .set("deletion_protection", profile.cluster.deletion_protection)
      .set("extended_support", profile.cluster.support_type == model::SupportType::extended)
      .set("creates_vpc", creates_vpc(profile))
      .set("vpc_id", profile.network.vpc.id.value_or(""))
      .set("routable_subnet_ids", texts(profile.network.vpc.routable_subnets))
      .set("node_subnet_ids", texts(profile.network.vpc.node_subnets))
      .set("yunikorn", profile.scheduler == model::Scheduler::yunikorn)
      .set("static", profile.design == model::Design::static_capacity)
      .set("al2023", profile.nodes.ami_family == model::AmiFamily::al2023)
      .set("asks_system_ami_release", profile.design == model::Design::static_capacity)
      .set("imds_hop_limit", profile.security.imds_hop_limit)
      .set("ip_ceiling", profile.network.cni.minimum_ip_target.has_value())
      .set("ip_ceiling_addresses", address_ceiling(profile.network.cni))
      .set("pull_through", has_pull_through(platform))
      .set("system", system_view(profile))
      .set("karpenter", profile.nodes.karpenter.enabled)
      .set("ipv6", platform.network.ipv6)
      .set("ipv6_vpc", platform.network.ipv6 && creates_vpc(profile))
      .set("dns_address", optional(platform.network.kubelet_dns))
      .set("efa_fabric", wants::efa_plugin(platform, Subject{}))
      .set("groups", std::move(managed))
      .set("has_self_managed", !self_managed.empty())
      .set("self_managed_groups", std::move(self_managed))
      .set("has_fargate", !profile.nodes.fargate.empty())
      .set("fargate", fargate_views(profile));
  return view;
}

View terraform_addons_view(const Platform& platform, const Subject&) {
  View view;
  set_addons(view, platform);
  return view.set("load_balancing", platform.profile->network.load_balancing)
      .set("pod_identity_module_version", platform.profile->versions.pod_identity_module);
}

View terraform_karpenter_view(const Platform& platform, const Subject&) {
  const Names& names = platform.names;
  return View()
      .set("eks_module_version", platform.profile->versions.eks_module)
      .set("karpenter_namespace", names.karpenter_namespace)
      .set("karpenter_role", names.karpenter_role)
      .set("node_role", names.node_role)
      .set("interruption_queue", names.interruption_queue)
      .set("isolated", platform.profile->network.nat == model::Nat::none)
      .set("pull_through", has_pull_through(platform));
}

}  // namespace dek::render
