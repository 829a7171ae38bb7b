// All rules of dekctl, by id, and the ids that once were.
#pragma once

#include <span>

#include "lint/selection.hpp"

namespace dek::rules {

/// Sorted by id.
[[nodiscard]] lint::Rules all();

[[nodiscard]] std::span<const lint::RetiredId> retired();

}  // namespace dek::rules
