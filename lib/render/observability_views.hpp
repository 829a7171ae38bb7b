// The views of metrics, dashboards, alerts and logs, in the cluster and in AWS.
#pragma once

#include "render/outputs.hpp"

namespace dek::render {

[[nodiscard]] bool wants_dashboards(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_dcgm_exporter(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_terraform_observability(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_managed_prometheus(const Platform& platform, const Subject& subject);

/// For monitors, rules and dashboards.
[[nodiscard]] View monitoring_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View prometheus_stack_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_observability_view(const Platform& platform, const Subject& subject);

/// The pods in `monitoring` that have an IAM role, for eksctl: {service_account, role, actions, resource}.
[[nodiscard]] List monitoring_identities(const Platform& platform);

}  // namespace dek::render
