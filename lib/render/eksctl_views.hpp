// Views of eksctl/: the cluster for eksctl, and the kustomization that puts the ids of Terraform's VPC into it.
#pragma once

#include "render/outputs.hpp"

namespace dek::render {

[[nodiscard]] bool wants_eksctl_cluster(const Platform& platform, const Subject& subject);
[[nodiscard]] View eksctl_cluster_view(const Platform& platform, const Subject& subject);

/// Only where Terraform makes the VPC: its ids are not known when dekctl renders.
[[nodiscard]] bool wants_eksctl_kustomization(const Platform& platform, const Subject& subject);
[[nodiscard]] View eksctl_kustomization_view(const Platform& platform, const Subject& subject);

}  // namespace dek::render
