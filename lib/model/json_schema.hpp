// The field table as JSON Schema (draft-07), for editors and CI.
#pragma once

#include <string>

namespace dek::model {

/// With a final newline; the loader checks more than a schema can say.
[[nodiscard]] std::string profile_json_schema();

}  // namespace dek::model
