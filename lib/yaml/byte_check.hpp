// The look at the bytes before any reading: what no YAML text may hold, found at more than 1 GB/s.
#pragma once

#include <cstdint>
#include <string_view>

#include "diag/diagnostic.hpp"

namespace dek::yaml {

enum class ByteFault : std::uint8_t { none, control_character, invalid_utf8 };

struct BadByte {
  ByteFault fault = ByteFault::none;
  std::uint32_t begin = 0, end = 0;  // the whole character, where it is one
};

/// One character of UTF-8; length 0 where there is none.
struct Character {
  std::uint32_t length = 0;
  std::uint32_t value = 0;
};

[[nodiscard]] Character decode_utf8(std::string_view bytes, std::size_t at);

/// The first control character or invalid UTF-8 sequence at or behind `from`.
[[nodiscard]] BadByte find_bad_byte(std::string_view bytes, std::uint32_t from);

/// True for a byte order mark of UTF-16 or UTF-32, or NUL bytes where UTF-16 puts them.
[[nodiscard]] bool looks_like_utf16(std::string_view bytes);

[[nodiscard]] diag::Diagnostic to_diagnostic(const BadByte& bad, text::TextId text, std::string_view bytes);
[[nodiscard]] diag::Diagnostic utf16_diagnostic(text::TextId text, std::string_view bytes);
[[nodiscard]] diag::Diagnostic too_large_diagnostic(text::TextId text);

}  // namespace dek::yaml
