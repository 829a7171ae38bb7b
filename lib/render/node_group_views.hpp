// Views of fixed capacity: managed node groups and Auto Scaling groups, for Terraform and for eksctl.
#pragma once

#include "render/platform.hpp"
#include "render/view.hpp"

namespace dek::render {

/// Those that EKS manages, or those that are an Auto Scaling group of ours.
[[nodiscard]] List node_group_views(const Platform& platform, bool self_managed);

/// SSM parameter that holds the id of the pinned image of these types.
[[nodiscard]] std::string image_parameter(const model::Profile& profile,
                                          const std::vector<std::string>& instance_types);

/// SSM parameter that holds a release as a managed node group names it: Bottlerocket's pinned one, AL2023's newest.
[[nodiscard]] std::string release_parameter(const model::Profile& profile,
                                            const std::vector<std::string>& instance_types);

/// Placement groups by name that Terraform makes: of Karpenter's nodes with EFA, and of eksctl's groups with EFA.
[[nodiscard]] std::vector<std::string> placement_groups(const Platform& platform);

}  // namespace dek::render
