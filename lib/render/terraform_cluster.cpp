// Views of the files that make the cluster: eks.tf, addons.tf, karpenter.tf.
#include <algorithm>

#include "render/cluster_views.hpp"
#include "render/terraform_views.hpp"

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

/// Of an existing VPC; empty in one that Terraform makes.
std::string subnet_id(const model::ExistingVpc& vpc, std::int64_t zone_index) {
  const auto index = static_cast<std::size_t>(zone_index);
  return index < vpc.node_subnets.size() ? vpc.node_subnets[index] : "";
}

View group_view(const Platform& platform, const NodeGroup& group) {
  const model::Pool& pool = *group.settings;
  View view;
  view.set("group", group.name)
      .set("role", to_string(pool.role))
      .set("tenant", group.tenant->name)
      .set("ami_type", ami_type(*platform.profile, pool.instance_types))
      .set("instance_types", texts(pool.instance_types))
      .set("count", pool.count.value_or(0))
      .set("zone_index", group.zone_index)
      .set("node_subnet_id", subnet_id(platform.profile->network.vpc, group.zone_index))
      .set("efa", pool.efa)
      .set("gpu", group.gpu)
      .set("raid0", pool.local_storage == model::LocalStorage::raid0)
      .set("disk_gb", pool.ebs.size_gb)
      .set("has_disk_speed", pool.ebs.iops.has_value() && pool.ebs.throughput_mib.has_value())
      .set("iops", pool.ebs.iops.value_or(0))
      .set("throughput_mib", pool.ebs.throughput_mib.value_or(0));
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

View terraform_eks_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  List groups;
  bool efa = false;
  for (const NodeGroup& group : node_groups(platform)) {
    groups.push_back(group_view(platform, group));
    efa = efa || group.settings->efa;
  }
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
      .set("efa_fabric", efa)
      .set("groups", std::move(groups));
  return view;
}

View terraform_addons_view(const Platform& platform, const Subject&) {
  View view;
  set_addons(view, platform);
  return view.set("pod_identity_module_version", platform.profile->versions.pod_identity_module);
}

View terraform_karpenter_view(const Platform& platform, const Subject&) {
  const Names& names = platform.names;
  return View()
      .set("eks_module_version", platform.profile->versions.eks_module)
      .set("karpenter_namespace", names.karpenter_namespace)
      .set("karpenter_role", names.karpenter_role)
      .set("node_role", names.node_role)
      .set("interruption_queue", names.interruption_queue)
      .set("pull_through", has_pull_through(platform));
}

}  // namespace dek::render
