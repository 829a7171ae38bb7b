// HCL text to tokens: one pass with a stack of modes for strings, heredocs and the sequences inside them.
#pragma once

#include <string_view>
#include <vector>

#include "hcl/findings.hpp"
#include "hcl/token.hpp"
#include "tree/document.hpp"

namespace dek::hcl {

struct Lexed {
  std::vector<Token> tokens;  // comments left out; ends with end_of_file
  std::vector<tree::Comment> comments;
};

enum class Start : std::uint8_t { body, template_ };

/// Strings and heredocs are always closed in the result; where the text forgot to, there is a finding.
[[nodiscard]] Lexed lex(std::string_view bytes, Start start, Findings& findings);

}  // namespace dek::hcl
