// Numbers of HCL as decimal text: exact, however long.
#pragma once

#include <string>
#include <string_view>

namespace dek::hcl {

/// Digits, one fraction, one exponent.
[[nodiscard]] bool is_number(std::string_view text);

/// The number as a template prints it: no exponent, no zeros that say nothing. Empty when that takes more than 400
/// digits.
[[nodiscard]] std::string canonical_number(std::string_view text);

}  // namespace dek::hcl
