// Expressions as text with all brackets, and findings as text, for tests.
#pragma once

#include <string>
#include <vector>

#include "hcl/parser.hpp"

namespace dek::hcl::test {

/// `a + b * c` as "(a + (b * c))"; literals of templates in single quotes.
[[nodiscard]] std::string show(const File& file, ExpressionIndex index);

/// The value of argument `name` of the file, by show(); the findings when there are any.
[[nodiscard]] std::string show_value(std::string_view text, std::string_view name = "a");

/// Value of argument `a`, decoded, when it is one string without sequences.
[[nodiscard]] std::string string_value(std::string_view text);

/// "line:column message" for each finding.
[[nodiscard]] std::vector<std::string> findings(std::string_view text);

}  // namespace dek::hcl::test
