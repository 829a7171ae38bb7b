// Views of fixed capacity: managed node groups and Auto Scaling groups, for Terraform and for eksctl.
#include "render/node_group_views.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.hpp"
#include "render/cluster_views.hpp"
#include "render/node_views.hpp"
#include "render/terraform_views.hpp"

namespace dek::render {
namespace {

using model::Capacity;

bool buys(const model::Pool& pool, Capacity capacity) {
  return std::ranges::count(pool.capacity, capacity) > 0;
}

/// Of spot and on-demand together, half of each: an Auto Scaling group does not fall back from one to the other.
std::int64_t on_demand_percent(const model::Pool& pool) {
  if (!buys(pool, Capacity::spot)) return 100;
  return pool.capacity.size() > 1 ? 50 : 0;
}

List subnets(const Platform& platform, const NodeGroup& group) {
  const auto& ids = platform.profile->network.vpc.node_subnets;
  List items;
  for (const std::size_t index : group.zone_indices)
    items.push_back(View()
                        .set("index", index)
                        .set("alias", word(subnet_alias(index)))
                        .set("id", index < ids.size() ? ids[index] : "")
                        .set("more", items.size() + 1 < group.zone_indices.size()));
  return items;
}

std::vector<std::string> aliases(const NodeGroup& group) {
  std::vector<std::string> names;
  for (const std::size_t index : group.zone_indices) names.push_back(subnet_alias(index));
  return names;
}

List labels(const NodeGroup& group) {
  std::vector<std::pair<std::string, std::string>> entries{{"dekctl.dev/role", group.role}};
  if (!group.tenant.empty()) entries.emplace_back("dekctl.dev/tenant", group.tenant);
  // Where the chart of the NVIDIA device plugin runs.
  if (group.accelerator == model::Accelerator::gpu) entries.emplace_back("nvidia.com/gpu.present", "true");
  return pairs(entries);
}

List taints(const NodeGroup& group) {
  List items;
  for (const Taint& taint : group.taints) {
    const std::string_view kind = std::string_view(taint.key).substr(taint.key.find('/') + 1);
    items.push_back(View()
                        .set("kind", word(kind))
                        .set("key", taint.key)
                        .set("value", taint.value)
                        .set("more", items.size() + 1 < group.taints.size()));
  }
  return items;
}

/// As kubelet's flags write them.
std::string kubelet_labels(const NodeGroup& group) {
  std::string text = "dekctl.dev/role=" + group.role;
  if (!group.tenant.empty()) text += ",dekctl.dev/tenant=" + group.tenant;
  return group.accelerator == model::Accelerator::gpu ? text + ",nvidia.com/gpu.present=true" : text;
}

std::string kubelet_taints(const NodeGroup& group) {
  std::vector<std::string> taints;
  for (const Taint& taint : group.taints) taints.push_back(taint.key + "=" + taint.value + ":NoSchedule");
  return base::join(taints, ",");
}

void set_instances(View& view, const model::Pool& pool) {
  List types;
  for (const std::string& type : pool.instance_types)
    types.push_back(View().set("type", type).set("more", types.size() + 1 < pool.instance_types.size()));
  const bool mixed = pool.instance_types.size() > 1 || buys(pool, Capacity::spot);
  view.set("instance_types", texts(pool.instance_types))
      .set("first_type", pool.instance_types.front())
      .set("types", std::move(types))
      .set("mixed", mixed)
      .set("spot", buys(pool, Capacity::spot))
      .set("on_demand_percent", on_demand_percent(pool))
      .set("count", pool.count.value_or(0));
}

void set_disk(View& view, const model::Profile& profile, const model::PoolDisk& disk) {
  const bool bottlerocket = profile.nodes.ami_family == model::AmiFamily::bottlerocket;
  view.set("volume_key", word(bottlerocket ? "data" : "root"))
      .set("volume_device", bottlerocket ? "/dev/xvdb" : "/dev/xvda")
      .set("disk_gb", disk.size_gb)
      .set("has_disk_speed", disk.iops.has_value() && disk.throughput_mib.has_value())
      .set("iops", disk.iops.value_or(0))
      .set("throughput_mib", disk.throughput_mib.value_or(0));
}

View group_view(const Platform& platform, const NodeGroup& group) {
  const model::Pool& pool = *group.settings;
  View view;
  set_instances(view, pool);
  set_disk(view, *platform.profile, pool.ebs);
  set_kubelet(view, pool.kubelet);
  const bool accelerated = group.accelerator != model::Accelerator::none;
  const bool raid0 = pool.local_storage == model::LocalStorage::raid0;
  const bool configures = !pool.kubelet.empty() || accelerated || !platform.network.kubelet_dns.empty();
  return view.set("group", group.name)
      .set("managed", !group.self_managed)
      .set("ami_type", ami_type(*platform.profile, pool.instance_types))
      .set("image_parameter", image_parameter(*platform.profile, pool.instance_types))
      .set("subnets", subnets(platform, group))
      .set("aliases", words(aliases(group)))
      .set("every_subnet", group.zone_indices.size() == platform.network.zones.size())
      .set("one_zone", group.zone_indices.size() == 1)
      .set("efa", pool.efa)
      .set("placement_group", fmt::format("{}-{}", platform.names.cluster, group.name))
      .set("reservation", List(pool.reservation.id ? List{*pool.reservation.id} : List{}))
      .set("accelerated", accelerated)
      .set("raid0", raid0)
      .set("has_kubelet", configures)
      .set("has_bootstrap", configures || raid0)
      .set("labels", labels(group))
      .set("node_labels", word(kubelet_labels(group)))
      .set("tainted", !group.taints.empty())
      .set("taints", taints(group))
      .set("node_taints", group.taints.empty() ? List{} : List{word(kubelet_taints(group))});
}

struct Image {
  std::string_view arch, variant;  // "arm64", "nvidia"
};

Image image_of(const std::string& ami_type) {
  const std::string_view arch = ami_type.find("ARM_64") != std::string::npos ? "arm64" : "x86_64";
  if (ami_type.ends_with("NVIDIA")) return {arch, "nvidia"};
  return {arch, ami_type.ends_with("NEURON") ? "neuron" : "standard"};
}

/// Where AWS keeps what it says of an image, as Karpenter and EKS look it up.
std::string image_path(const model::Profile& profile, const std::vector<std::string>& instance_types,
                       std::string_view release, std::string_view field) {
  const Image image = image_of(ami_type(profile, instance_types));
  const std::string& kubernetes = profile.cluster.kubernetes_version;
  if (profile.nodes.ami_family == model::AmiFamily::bottlerocket)
    return fmt::format("/aws/service/bottlerocket/aws-k8s-{}{}/{}/{}/{}", kubernetes,
                       image.variant == "nvidia" ? "-nvidia" : "", image.arch, release, field);
  return fmt::format("/aws/service/eks/optimized-ami/{}/amazon-linux-2023/{}/{}/{}/{}", kubernetes, image.arch,
                     image.variant, release, field);
}

}  // namespace

List node_group_views(const Platform& platform, bool self_managed) {
  List views;
  for (const NodeGroup& group : platform.groups)
    if (group.self_managed == self_managed) views.push_back(group_view(platform, group));
  return views;
}

std::string image_parameter(const model::Profile& profile, const std::vector<std::string>& instance_types) {
  if (profile.nodes.ami_family == model::AmiFamily::bottlerocket)
    return image_path(profile, instance_types, profile.nodes.ami_version.substr(1), "image_id");
  const Image image = image_of(ami_type(profile, instance_types));
  const std::string name = fmt::format("amazon-eks-node-al2023-{}-{}-{}-{}", image.arch, image.variant,
                                       profile.cluster.kubernetes_version, profile.nodes.ami_version);
  return image_path(profile, instance_types, name, "image_id");
}

std::string release_parameter(const model::Profile& profile, const std::vector<std::string>& instance_types) {
  if (profile.nodes.ami_family == model::AmiFamily::bottlerocket)
    return image_path(profile, instance_types, profile.nodes.ami_version.substr(1), "image_version");
  return image_path(profile, instance_types, "recommended", "release_version");
}

std::vector<std::string> placement_groups(const Platform& platform) {
  std::vector<std::string> names;
  if (std::ranges::any_of(platform.node_classes, &NodeClass::placement_group))
    names.push_back(platform.names.placement_group);
  if (cluster_by_terraform(*platform.profile)) return names;
  for (const NodeGroup& group : platform.groups)
    if (group.settings->efa) names.push_back(fmt::format("{}-{}", platform.names.cluster, group.name));
  return names;
}

}  // namespace dek::render
