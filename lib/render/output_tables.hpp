// The table of files in its four parts.
#pragma once

#include <span>

#include "render/outputs.hpp"

namespace dek::render {

[[nodiscard]] std::span<const Output> infrastructure_outputs();
[[nodiscard]] std::span<const Output> helm_outputs();
[[nodiscard]] std::span<const Output> kubernetes_outputs();
[[nodiscard]] std::span<const Output> workload_outputs();

}  // namespace dek::render
