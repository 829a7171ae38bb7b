// Views of terraform/: what each file places, worked out of the platform.
#pragma once

#include "render/outputs.hpp"

namespace dek::render {

/// False when eksctl makes the cluster: Terraform then makes what eksctl has no object for.
[[nodiscard]] bool cluster_by_terraform(const model::Profile& profile);

/// True when dekctl's Terraform makes the VPC, false when the profile names one.
[[nodiscard]] bool creates_vpc(const model::Profile& profile);

// What outputs.cpp asks: is the file wanted, and what does its template see?
[[nodiscard]] bool wants_terraform_cluster(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_terraform_karpenter(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_terraform_backend(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_terraform_ecr(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_terraform_tenants(const Platform& platform, const Subject& subject);

[[nodiscard]] View terraform_versions_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_providers_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_backend_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_variables_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_locals_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_vpc_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_eks_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_addons_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_karpenter_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_ecr_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_tenants_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_outputs_view(const Platform& platform, const Subject& subject);

}  // namespace dek::render
