// A template between tokens and tree: its parts in a row, directives not yet matched.
#pragma once

#include <vector>

#include "hcl/ast.hpp"
#include "hcl/literal.hpp"

namespace dek::hcl {

enum class PartKind : std::uint8_t { literal, value, if_, else_, endif_, for_, endfor_ };

struct Part {
  PartKind kind{};
  std::uint32_t begin = 0, end = 0;  // bytes of the file, sequence marks included
  Literal literal{};
  ExpressionIndex expression = kNoExpression;  // value, condition of `if`, collection of `for`
  ExpressionIndex key_name = kNoExpression, value_name = kNoExpression;
};

struct Template {
  std::vector<Part> parts;
  Literals literals;
};

/// Cuts the indentation that all lines of a <<- heredoc share. Blank lines do not count, and lines that start with a
/// sequence have none.
void cut_indentation(Template& parts);

}  // namespace dek::hcl
