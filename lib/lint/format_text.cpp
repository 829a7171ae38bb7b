// Patterns of texts and counts need no interpreter.
#include "lint/format_text.hpp"

namespace dek::lint {

std::optional<std::string> fill_in(std::string_view pattern, std::span<const Piece> pieces) {
  std::size_t size = pattern.size();
  for (const Piece& piece : pieces) size += piece.text().size();
  std::string text;
  text.reserve(size);
  std::size_t begin = 0, next = 0;
  for (;;) {
    const std::size_t open = pattern.find('{', begin), close = pattern.find('}', begin);
    if (open == std::string_view::npos && close == std::string_view::npos) break;
    if (open == std::string_view::npos || close != open + 1) return std::nullopt;
    text.append(pattern.substr(begin, open - begin)).append(pieces[next++].text());
    begin = close + 1;
  }
  text.append(pattern.substr(begin));
  return text;
}

}  // namespace dek::lint
