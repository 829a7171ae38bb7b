// How far single tokens reach; what the lexer asks at each place.
#pragma once

#include <cstddef>
#include <string_view>

#include "hcl/token.hpp"

namespace dek::hcl {

struct Symbol {
  std::string_view text;  // empty: none here
  TokenKind kind = TokenKind::invalid;
};

/// The operator or bracket at the start of `text`. Braces and quotes are not among them: they change how to go on.
[[nodiscard]] Symbol symbol_at(std::string_view text);

/// Bytes of the number at the start of `text`, which is a digit. 1.2.3 is one bad number; a dot at the end is not
/// taken.
[[nodiscard]] std::size_t number_length(std::string_view text);

enum class Quoting : std::uint8_t { quoted, heredoc };

/// Bytes of literal text before a template sequence, the closing quote or the end of the line; $${ and %%{ are literal.
[[nodiscard]] std::size_t literal_length(std::string_view text, Quoting quoting);

}  // namespace dek::hcl
