// Names by table beyond ASCII, by comparison within.
#include "hcl/identifier.hpp"

#include <algorithm>
#include <array>

#include "hcl/identifier_ranges.hpp"

namespace dek::hcl {
namespace {

constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
constexpr bool is_ascii_rest(char c) {
  return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '-';
}

char32_t decode(std::string_view text, std::size_t length) {
  const auto lead = static_cast<unsigned char>(text[0]);
  char32_t c = length == 1 ? lead : lead & (0x7fU >> length);
  for (std::size_t i = 1; i < length; ++i) c = (c << 6) | (static_cast<unsigned char>(text[i]) & 0x3fU);
  return c;
}

bool contains(std::span<const CharacterRange> ranges, char32_t c) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), c,
                                      [](char32_t value, const CharacterRange& range) { return value < range.first; });
  return after != ranges.begin() && c <= (after - 1)->last;
}

// Unicode White_Space beyond ASCII.
constexpr std::array<CharacterRange, 8> kSpaces = {{{0x85, 0x85},
                                                    {0xa0, 0xa0},
                                                    {0x1680, 0x1680},
                                                    {0x2000, 0x200a},
                                                    {0x2028, 0x2029},
                                                    {0x202f, 0x202f},
                                                    {0x205f, 0x205f},
                                                    {0x3000, 0x3000}}};

}  // namespace

std::size_t character_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xc2 ? 0
                             : lead < 0xe0 ? 2
                             : lead < 0xf0 ? 3
                             : lead < 0xf5 ? 4
                                           : 0;
  if (length > text.size()) return 0;
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
  return std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(length, 1)),
                     continues)
             ? length
             : 0;
}

std::size_t identifier_length(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const char c = text[end];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (end == 0 ? !is_ascii_letter(c) : !is_ascii_rest(c)) break;
      ++end;
      continue;
    }
    const std::size_t length = character_length(text.substr(end));
    if (length == 0) break;
    const char32_t character = decode(text.substr(end), length);
    if (!contains(name_starts(), character) && (end == 0 || !contains(name_continuations(), character))) break;
    end += length;
  }
  return end;
}

std::size_t space_length(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text[0];
  if (static_cast<unsigned char>(c) < 0x80) return c == ' ' || (c >= '\t' && c <= '\r') ? 1 : 0;
  const std::size_t length = character_length(text);
  return length != 0 && contains(kSpaces, decode(text, length)) ? length : 0;
}

}  // namespace dek::hcl
