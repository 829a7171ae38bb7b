// Who may reach a tenant's pods from outside its namespace: operators, Prometheus, load balancers.
#pragma once

#include "render/platform.hpp"
#include "render/view.hpp"

namespace dek::render {

/// One entry per source, with `namespaces` or `networks`, and `ports`.
[[nodiscard]] List ways_in(const Platform& platform, const TenantPlatform& tenant);

}  // namespace dek::render
