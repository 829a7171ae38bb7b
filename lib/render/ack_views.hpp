// Views of the AWS Controllers for Kubernetes and of what EKS runs as a capability.
#pragma once

#include "render/outputs.hpp"

namespace dek::render {

/// True when this controller makes the tenants' part of its service, and Terraform does not.
[[nodiscard]] bool ack_makes(const model::Profile& profile, model::AckController controller);

/// Characters of the longest policy of the controllers: one for all with the capability, one each with charts.
[[nodiscard]] std::size_t ack_policy_characters(const Platform& platform);

[[nodiscard]] bool wants_ack(const Platform& platform, const Subject& subject);
[[nodiscard]] View ack_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View ack_values_view(const Platform& platform, const Subject& subject);

/// Wanted with charts instead of the capability.
[[nodiscard]] bool wants_ack_charts(const Platform& platform, const Subject& subject);

[[nodiscard]] bool wants_terraform_capabilities(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_capabilities_view(const Platform& platform, const Subject& subject);

/// Sets what eksctl/cluster.yaml says about capabilities.
void set_capabilities(View& view, const Platform& platform);

}  // namespace dek::render
