// Code points and the bytes of UTF-8 they are written with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dek::base {

/// `code_point` must be a Unicode scalar value.
void append_utf8(std::string& text, char32_t code_point);

struct DecodedCharacter {
  char32_t code_point = 0xfffd;  // U+FFFD when the bytes are no character
  std::size_t length = 1;        // bytes it takes; of a broken one those that every decoder skips together
  bool is_valid = false;
};

/// The character at `at`, which must be inside the text: Unicode, tables 3-7 and 3-8.
[[nodiscard]] DecodedCharacter decode_utf8(std::string_view text, std::size_t at);

}  // namespace dek::base
