// Greedy wrapping by display width.
#include "base/wrap.hpp"

#include <algorithm>

#include "base/strings.hpp"

namespace dek::base {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

}  // namespace

std::vector<std::string> wrap_words(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  for (std::size_t begin = text.find_first_not_of(kBlanks); begin != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kBlanks, begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const std::size_t width = display_width(word);
    if (used > 0 && used + 1 + width > columns) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) lines.back() += ' ';
    used += width + (used > 0 ? 1 : 0);
    lines.back() += word;
    begin = text.find_first_not_of(kBlanks, end);
  }
  return lines;
}

}  // namespace dek::base
