// The fields of a configuration: one table for reading, for errors and for the JSON Schema.
#pragma once

#include <string>

#include "model/schema.hpp"

namespace dek::config {

[[nodiscard]] model::Fields configuration_fields();

/// JSON Schema (draft-07) with a final newline; reading checks more than a schema can say.
[[nodiscard]] std::string json_schema();

}  // namespace dek::config
