// The field table as a page of documentation.
#pragma once

#include <string>

namespace dek::model {

/// docs/profile.md, whole.
[[nodiscard]] std::string profile_reference();

}  // namespace dek::model
