// The figures of a run as the report takes them.
#pragma once

#include "lint/engine.hpp"
#include "report/statistics.hpp"

namespace dek::cli {

/// Over all findings, shown or not. The run must have taken a census.
[[nodiscard]] report::Statistics statistics_of(const lint::Outcome& outcome);

}  // namespace dek::cli
