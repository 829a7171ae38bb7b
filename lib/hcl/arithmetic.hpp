// Arithmetic on numbers as HCL calculates: 512 bits, so that decimal fractions stay what they are.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hcl/ast.hpp"

namespace dek::hcl {

/// Takes and gives canonical numbers. Empty for operations that are none of arithmetic, a division by zero, and results
/// of more than 400 digits.
[[nodiscard]] std::optional<std::string> calculate(Operation operation, std::string_view a, std::string_view b);

}  // namespace dek::hcl
