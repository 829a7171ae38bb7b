// One table: where each form keeps each setting.
#include "manifest/cluster.hpp"

#include <algorithm>
#include <array>

#include "base/strings.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

struct Paths {
  ClusterSetting setting;
  std::string_view eksctl, resource, module;
  std::string_view older_module;  // before v21, where the argument was renamed
};

// eksctl 0.230 (ClusterConfig's schema), provider aws 6.25, modules v20.37 and v21.19.
constexpr std::array<Paths, 15> kPaths = {{
    {ClusterSetting::addons, "addons", "", "addons", "cluster_addons"},
    {ClusterSetting::authentication_mode, "accessConfig.authenticationMode", "access_config.authentication_mode",
     "authentication_mode", ""},
    {ClusterSetting::auto_mode, "autoModeConfig.enabled", "compute_config.enabled", "compute_config.enabled",
     "cluster_compute_config.enabled"},
    {ClusterSetting::control_plane_tier, "controlPlaneScalingConfig.tier", "control_plane_scaling_config.tier",
     "control_plane_scaling_config.tier", ""},
    {ClusterSetting::encryption, "secretsEncryption", "encryption_config", "encryption_config",
     "cluster_encryption_config"},
    {ClusterSetting::ip_family, "kubernetesNetworkConfig.ipFamily", "kubernetes_network_config.ip_family", "ip_family",
     "cluster_ip_family"},
    {ClusterSetting::log_types, "cloudWatch.clusterLogging.enableTypes", "enabled_cluster_log_types",
     "enabled_log_types", "cluster_enabled_log_types"},
    {ClusterSetting::name, "metadata.name", "name", "name", "cluster_name"},
    {ClusterSetting::private_access, "vpc.clusterEndpoints.privateAccess", "vpc_config.endpoint_private_access",
     "endpoint_private_access", "cluster_endpoint_private_access"},
    {ClusterSetting::public_access, "vpc.clusterEndpoints.publicAccess", "vpc_config.endpoint_public_access",
     "endpoint_public_access", "cluster_endpoint_public_access"},
    {ClusterSetting::public_access_cidrs, "vpc.publicAccessCIDRs", "vpc_config.public_access_cidrs",
     "endpoint_public_access_cidrs", "cluster_endpoint_public_access_cidrs"},
    {ClusterSetting::service_ipv4_cidr, "kubernetesNetworkConfig.serviceIPv4CIDR",
     "kubernetes_network_config.service_ipv4_cidr", "service_ipv4_cidr", "cluster_service_ipv4_cidr"},
    {ClusterSetting::subnet_ids, "vpc.controlPlaneSubnetIDs", "vpc_config.subnet_ids", "control_plane_subnet_ids", ""},
    {ClusterSetting::support_type, "upgradePolicy.supportType", "upgrade_policy.support_type",
     "upgrade_policy.support_type", "cluster_upgrade_policy.support_type"},
    {ClusterSetting::version, "metadata.version", "version", "kubernetes_version", "cluster_version"},
}};

Node at(Node root, std::string_view path) {
  return path.empty() ? Node() : root.at(path);
}

}  // namespace

Node Cluster::operator[](ClusterSetting setting) const {
  const Paths& paths = *std::ranges::find(kPaths, setting, &Paths::setting);
  const Node root = resource->root;
  if (form == ClusterForm::eksctl) return at(root, paths.eksctl);
  if (form == ClusterForm::resource) return at(root, paths.resource);
  const Node found = at(root, paths.module);
  return found && found.is_written() ? found : at(root, paths.older_module);
}

Node Cluster::anchor() const {
  return form == ClusterForm::eksctl ? resource->anchor() : resource->root.key();
}

std::optional<bool> Cluster::is_ipv6() const {
  const Node family = (*this)[ClusterSetting::ip_family];
  if (!family || family.is_null()) return false;
  const auto text = family.text();
  return text ? std::optional(base::equals_ignoring_case(*text, "ipv6")) : std::nullopt;
}

std::optional<Cluster> cluster_of(const Resource& resource) {
  if (!resource.is("eksctl.io", "ClusterConfig")) return std::nullopt;
  return Cluster{.resource = &resource, .form = ClusterForm::eksctl};
}

std::optional<Cluster> cluster_of(const TerraformBlock& block) {
  if (block.is_resource("aws_eks_cluster")) return Cluster{&block.resource, ClusterForm::resource};
  if (block.is_module("terraform-aws-modules/eks/aws")) return Cluster{&block.resource, ClusterForm::module};
  return std::nullopt;
}

}  // namespace dek::manifest
