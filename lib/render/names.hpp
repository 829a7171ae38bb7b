// Every name dekctl derives from a profile, in one place, so that Terraform, Kubernetes and Helm files cannot disagree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/profile.hpp"

namespace dek::render {

struct Names {
  std::string cluster;           // also the VPC's, and the value of the discovery tag
  std::string karpenter_role;    // of the controller; eksctl makes its own and this is empty
  std::string node_role;         // of the nodes Karpenter starts
  std::string instance_profile;  // with that role, where Karpenter cannot make one
  std::string placement_group;   // of the nodes with EFA that Karpenter starts
  std::string interruption_queue;
  std::string karpenter_namespace;
  std::string artifacts_bucket, cost_bucket, airflow_bucket;
  std::string airflow_role;
  std::string registry;  // "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
};

[[nodiscard]] Names derive_names(const model::Profile& profile);

struct TenantNames {
  std::string queue;               // full path for YuniKorn, the tenant's name for Volcano
  std::string role, history_role;  // IAM
  std::string bucket;              // its own
  std::string log_group;
  std::string artifacts_volume;  // PersistentVolume
};

[[nodiscard]] TenantNames derive_tenant_names(const model::Profile& profile, const model::Tenant& tenant);

/// IAM role of one service account of the tenant. Terraform gives all of them one role; eksctl makes a role for each,
/// so that each needs a name of its own.
[[nodiscard]] std::string account_role(const model::Profile& profile, const TenantNames& names,
                                       const std::vector<std::string>& accounts, std::string_view account);

/// An image of a public registry ("registry.k8s.io/pause:3.10"), behind the account's pull-through cache when the
/// profile has one for its registry.
[[nodiscard]] std::string cached_image(const model::Profile& profile, std::string_view image);

}  // namespace dek::render
