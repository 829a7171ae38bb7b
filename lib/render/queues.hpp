// Which tenants have a queue of the batch scheduler, and what the queues ask of it.
#pragma once

#include "render/outputs.hpp"

namespace dek::render {

/// True when some workload of the tenant is started by the batch scheduler: Spark, Ray and training.
[[nodiscard]] bool is_queued(const TenantPlatform& tenant);

/// True when some queue takes its guaranteed share back from others.
[[nodiscard]] bool any_preempts(const Platform& platform);

[[nodiscard]] View volcano_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View volcano_queues_view(const Platform& platform, const Subject& subject);

}  // namespace dek::render
