// View of the rendered README.md: the order of commands, what a user supplies, what to check.
#pragma once

#include "render/outputs.hpp"

namespace dek::render {

/// Sets what the parts on file systems, image caches and controllers need.
void set_services(View& view, const Platform& platform);

[[nodiscard]] View readme_view(const Platform& platform, const Subject& subject);

}  // namespace dek::render
