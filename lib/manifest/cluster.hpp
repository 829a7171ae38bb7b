// An EKS cluster, whoever makes it: eksctl, aws_eks_cluster, or the module terraform-aws-modules/eks/aws (v17 to v21).
#pragma once

#include <cstdint>
#include <optional>

#include "manifest/resource.hpp"
#include "manifest/terraform_block.hpp"

namespace dek::manifest {

enum class ClusterForm : std::uint8_t { eksctl, resource, module };

/// What rules ask a cluster for. Values are those of the form: eksctl writes IPv6 where Terraform writes ipv6.
enum class ClusterSetting : std::uint8_t {
  addons,  // a list in eksctl, a map by name in modules; a resource has none
  authentication_mode,
  auto_mode,  // whether nodes are EKS's own business
  control_plane_tier,
  encryption,
  ip_family,
  log_types,
  name,
  private_access,
  public_access,
  public_access_cidrs,
  service_ipv4_cidr,
  subnet_ids,  // of the control plane, where it has some of its own
  support_type,
  version,
};

struct Cluster {
  const Resource* resource;
  ClusterForm form;

  /// Absent when not said: the default of the form applies, which differs from form to form.
  [[nodiscard]] tree::Node operator[](ClusterSetting setting) const;

  /// Where a finding about what is missing points: the name of the ClusterConfig, the header of the block.
  [[nodiscard]] tree::Node anchor() const;

  /// Whether pods have IPv6 addresses; empty when that is not known here.
  [[nodiscard]] std::optional<bool> is_ipv6() const;
};

/// The cluster that a ClusterConfig makes; none for other resources.
[[nodiscard]] std::optional<Cluster> cluster_of(const Resource& resource);

/// The cluster that a block makes; none for other blocks.
[[nodiscard]] std::optional<Cluster> cluster_of(const TerraformBlock& block);

}  // namespace dek::manifest
