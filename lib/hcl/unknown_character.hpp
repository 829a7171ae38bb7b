// What to say about a character that HCL does not know.
#pragma once

#include <string_view>

#include "hcl/findings.hpp"

namespace dek::hcl {

/// About the first character of `text`, which is not empty.
[[nodiscard]] Complaint describe_unknown_character(std::string_view text);

}  // namespace dek::hcl
