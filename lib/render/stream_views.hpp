// Views of Flink, NiFi and Celeborn: their operators' and services' settings, and the tenants' jobs.
#pragma once

#include "render/outputs.hpp"

namespace dek::render {

[[nodiscard]] View cert_manager_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View flink_operator_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View flink_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View nifi_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View celeborn_view(const Platform& platform, const Subject& subject);

/// Names of the tenants that run Flink, in the profile's order.
[[nodiscard]] std::vector<std::string> flink_tenants(const Platform& platform);

}  // namespace dek::render
