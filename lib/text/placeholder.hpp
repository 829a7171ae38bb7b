// Placeholders: text that a tool or a person fills in later, so that its value cannot be known here.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dek::text {

enum class PlaceholderKind : std::uint8_t {
  dollar_brace,   // ${NAME}
  double_brace,   // {{ … }}
  dollar_paren,   // $(NAME)
  dollar_name,    // $NAME
  percent_brace,  // %{ … }
  angle,          // <your-name>
  stand_in,       // REPLACE_ME, CHANGEME
};

struct Placeholder {
  PlaceholderKind kind{};
  std::uint32_t begin = 0, end = 0;  // bytes of the text searched
};

/// The first placeholder at or behind `from`, if any. One load a byte on text that holds none.
[[nodiscard]] std::optional<Placeholder> find_placeholder(std::string_view text, std::uint32_t from = 0);

/// False when no part of the text is one; far faster than a search.
[[nodiscard]] bool may_hold_placeholder(std::string_view text);

}  // namespace dek::text
