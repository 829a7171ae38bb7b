// Tokens of the HCL native syntax: a kind and the bytes it covers.
#pragma once

#include <cstdint>

namespace dek::hcl {

enum class TokenKind : std::uint8_t {
  end_of_file,
  newline,
  identifier,
  number,
  open_brace,
  close_brace,
  open_bracket,
  close_bracket,
  open_paren,
  close_paren,
  open_quote,
  close_quote,
  open_heredoc,   // from << to the end of its line
  close_heredoc,  // the line of the marker, without its line end
  quoted_literal,
  heredoc_literal,     // ends with its line, or before a template sequence
  open_interpolation,  // ${ and ${~
  open_directive,      // %{ and %{~
  close_sequence,      // } and ~} of the two above
  assign,
  dot,
  comma,
  colon,
  double_colon,
  ellipsis,
  fat_arrow,
  question,
  plus,
  minus,
  star,
  slash,
  percent,
  bang,
  equal,
  not_equal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  logical_and,
  logical_or,
  invalid,  // reported by the lexer; the parser stays silent about it
};

struct Token {
  TokenKind kind = TokenKind::end_of_file;
  std::uint32_t begin = 0, end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

}  // namespace dek::hcl
