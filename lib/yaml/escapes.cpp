// The table of escapes, and hexadecimal code points as UTF-8.
#include "yaml/escapes.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "yaml/byte_check.hpp"
#include "yaml/failure.hpp"

namespace dek::yaml {
namespace {

struct Escape {
  char sign;
  std::string_view text;
};

constexpr std::array<Escape, 18> kEscapes = {{
    {'0', {"\0", 1}},
    {'a', "\a"},
    {'b', "\b"},
    {'t', "\t"},
    {'\t', "\t"},
    {'n', "\n"},
    {'v', "\v"},
    {'f', "\f"},
    {'r', "\r"},
    {'e', "\x1b"},
    {' ', " "},
    {'"', "\""},
    {'/', "/"},
    {'\\', "\\"},
    {'N', "\xc2\x85"},
    {'_', "\xc2\xa0"},
    {'L', "\xe2\x80\xa8"},
    {'P', "\xe2\x80\xa9"},
}};

int digits_of(char sign) {
  return sign == 'x' ? 2 : sign == 'u' ? 4 : sign == 'U' ? 8 : 0;
}

std::optional<std::uint32_t> hex_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint32_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::uint32_t>(c - 'A' + 10);
  return std::nullopt;
}

// At `x`, `u` or `U`; ends behind the digits. `begin` is the backslash.
std::uint32_t read_hex(Cursor& cursor, std::uint32_t begin) {
  const int digits = digits_of(cursor.data[cursor.at++]);
  std::uint32_t value = 0;
  for (int i = 0; i < digits; ++i, ++cursor.at) {
    const auto digit = hex_value(cursor.peek());
    if (!digit) fail(Problem::bad_hex_escape, {begin, cursor.at}, std::to_string(digits));
    value = value << 4 | *digit;
  }
  return value;
}

[[noreturn]] void fail_unknown(const Cursor& cursor, std::uint32_t begin) {
  const std::uint32_t end = begin + 1 + std::max(1U, decode_utf8(cursor.all(), begin + 1).length);
  fail(Problem::unknown_escape, {begin, end}, cursor.slice(begin, end));
}

constexpr bool is_high_surrogate(std::uint32_t c) {
  return c >= 0xd800 && c < 0xdc00;
}
constexpr bool is_low_surrogate(std::uint32_t c) {
  return c >= 0xdc00 && c < 0xe000;
}

}  // namespace

void append_utf8(std::string& text, std::uint32_t c) {
  const auto push = [&text](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (c < 0x80) return push(c);
  if (c < 0x800) {
    push(0xc0 | c >> 6);
  } else if (c < 0x10000) {
    push(0xe0 | c >> 12);
    push(0x80 | (c >> 6 & 0x3f));
  } else {
    push(0xf0 | c >> 18);
    push(0x80 | (c >> 12 & 0x3f));
    push(0x80 | (c >> 6 & 0x3f));
  }
  push(0x80 | (c & 0x3f));
}

void decode_escape(Cursor& cursor, std::string& arena) {
  const std::uint32_t begin = cursor.at - 1;
  const char sign = cursor.peek();
  if (digits_of(sign) == 0) {
    const auto* found = std::find_if(kEscapes.begin(), kEscapes.end(), [&](const Escape& e) { return e.sign == sign; });
    if (found == kEscapes.end()) fail_unknown(cursor, begin);
    arena.append(found->text);
    ++cursor.at;
    return;
  }
  std::uint32_t value = read_hex(cursor, begin);
  if (is_high_surrogate(value) && cursor.peek() == '\\' && cursor.peek(1) == 'u') {
    ++cursor.at;
    const std::uint32_t low = read_hex(cursor, begin);
    value = is_low_surrogate(low) ? 0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00) : low;
  }
  if (is_high_surrogate(value) || is_low_surrogate(value) || value > 0x10ffff)
    fail(Problem::not_a_character, {begin, cursor.at}, cursor.slice(begin, cursor.at));
  append_utf8(arena, value);
}

}  // namespace dek::yaml
