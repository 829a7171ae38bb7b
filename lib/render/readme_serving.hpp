// What README.md says about serving, notebooks and managed metrics.
#pragma once

#include "render/platform.hpp"
#include "render/view.hpp"

namespace dek::render {

/// Sets the names of the parts `readme-before-charts` and `readme-serving`.
void set_serving(View& view, const Platform& platform);

}  // namespace dek::render
