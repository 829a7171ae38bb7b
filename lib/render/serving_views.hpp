// The views of what serves and of what people work in: Ray, inference, notebooks.
#pragma once

#include <string>
#include <vector>

#include "render/outputs.hpp"

namespace dek::render {

[[nodiscard]] bool wants_ray_job(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_ray_service(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_inference_deployment(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_inference_ingress(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_kuberay(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_notebooks(const Platform& platform, const Subject& subject);

/// True when the tenant's models are served by Ray Serve.
[[nodiscard]] bool serves_by_ray(const model::Tenant& tenant);

/// The service that the tenant's models answer on.
[[nodiscard]] std::string serve_service(const model::Tenant& tenant);

/// Names of the tenants that have Ray clusters, for jobs or for serving.
[[nodiscard]] std::vector<std::string> ray_tenants(const Platform& platform);

[[nodiscard]] View ray_job_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View ray_service_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View inference_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View inference_ingress_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View kuberay_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View notebooks_view(const Platform& platform, const Subject& subject);

}  // namespace dek::render
