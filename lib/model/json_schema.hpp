// The field table as JSON Schema (draft-07), for editors and CI.
#pragma once

#include <string>
#include <string_view>

#include "model/schema.hpp"

namespace dek::model {

/// Schema of a file that holds `fields` at its top, with a final newline.
[[nodiscard]] std::string json_schema_of(std::string_view title, Fields fields);

/// With a final newline; the loader checks more than a schema can say.
[[nodiscard]] std::string profile_json_schema();

}  // namespace dek::model
