// Values as JSON text, with the places the strings come from.
#pragma once

#include "hcl/value.hpp"

namespace dek::hcl {

/// As `jsonencode` writes it: members by key, no blanks. Unknown parts stand as in templates.
[[nodiscard]] Value json_text(const Value& value, text::Span span);

}  // namespace dek::hcl
