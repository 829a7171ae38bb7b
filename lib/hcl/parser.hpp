// Text to a parsed file: what could be read, and a finding for each item that could not.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "hcl/ast.hpp"

namespace dek::hcl {

/// Brackets, blocks and templates nest this deep; Terraform code of people stays below 30.
inline constexpr int kMaxNesting = 200;

/// Levels of one expression, chains of operators and traversals included.
inline constexpr int kMaxHeight = 500;

/// Larger texts are not read: nobody wrote them as configuration.
inline constexpr std::size_t kMaxBytes = 32U << 20U;

struct Parsed {
  std::unique_ptr<File> file;                 // never null
  std::vector<diag::Diagnostic> diagnostics;  // syntax/hcl, in order of their place
};

/// Reads a configuration (.tf, .tfvars). `bytes` must outlive the result. A bad item does not silence the next one:
/// it is left out, and its body is marked incomplete.
[[nodiscard]] Parsed parse(text::TextId text, std::string_view bytes);

struct ParsedTemplate {
  std::unique_ptr<File> file;                 // never null, its body is empty
  ExpressionIndex root = kNoExpression;       // none when the template could not be read
  std::vector<diag::Diagnostic> diagnostics;  // as above
};

/// Reads a whole text as a template, as `templatefile` does.
[[nodiscard]] ParsedTemplate parse_template(text::TextId text, std::string_view bytes);

}  // namespace dek::hcl
