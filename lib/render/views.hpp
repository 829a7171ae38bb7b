// The views of Kubernetes, Spark and Helm templates: one function per kind of file, each a flat answer to what its
// templates name.
#pragma once

#include "render/outputs.hpp"

namespace dek::render {

/// For files that need nothing but the platform's name.
[[nodiscard]] View empty_view(const Platform& platform, const Subject& subject);

[[nodiscard]] View node_local_dns_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View node_class_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View node_pool_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View load_balancer_values_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View device_plugin_values_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View tenant_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View spark_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View spark_scheduled_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View spark_workflow_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View helmfile_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View helm_values_view(const Platform& platform, const Subject& subject);

/// Nothing, or the one value: `{{#x}}…{{.}}…{{/x}}` writes a line only when there is something to write.
[[nodiscard]] List optional(const std::optional<std::int64_t>& number);
[[nodiscard]] List optional(std::string_view text);  // empty: nothing

/// Names of the tenants that run Spark, in the profile's order.
[[nodiscard]] std::vector<std::string> spark_tenants(const Platform& platform);

}  // namespace dek::render
