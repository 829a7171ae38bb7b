// Plain only what looks like a word to readers of YAML 1.1, 1.2 and go-yaml; everything else in JSON's clothes.
#include "yaml/emit.hpp"

#include <algorithm>
#include <array>

#include "tree/scalar.hpp"
#include "yaml/byte_check.hpp"

namespace dek::yaml {
namespace {

using std::string_view;

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Signs that mean nothing in YAML, wherever they stand behind the first character.
constexpr bool is_harmless(char c) {
  return is_letter(c) || is_digit(c) || string_view("_./-+@=~^$;()%*!&<>| ").find(c) != string_view::npos;
}

// A colon ends no key where a word goes on behind it.
bool has_text_behind(string_view text, std::size_t at) {
  return at + 1 < text.size() && text[at + 1] != ' ';
}

// 12:30:45 and 2024-01-31 are numbers and dates to readers of YAML 1.1.
bool looks_like_time(string_view text) {
  return is_digit(text.front()) && text.find_first_of(":-") != string_view::npos &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || string_view(":-.+_TZtz ").find(c) != string_view::npos; });
}

bool is_plain(string_view text) {
  if (text.empty() || text.back() == ' ') return false;
  const char first = text.front();
  if (!is_letter(first) && !is_digit(first) && first != '/' && first != '_' && first != '.') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ':' ? !has_text_behind(text, i) : !is_harmless(text[i])) return false;
  }
  if (text.starts_with("...") || looks_like_time(text)) return false;
  return tree::plain_scalar_type(text) == tree::ScalarType::string;
}

struct ShortEscape {
  char character;
  string_view escape;
};

constexpr std::array<ShortEscape, 5> kShortEscapes = {
    {{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}, {'\t', "\\t"}, {'\r', "\\r"}}};

void append_hex(std::string& out, std::uint32_t value, int digits) {
  constexpr string_view kDigits = "0123456789abcdef";
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out.push_back(kDigits[value >> shift & 0xf]);
}

// Not printable in YAML, or a line break or byte order mark to some reader.
constexpr bool needs_escape(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff || c == 0xfffe || c == 0xffff;
}

void append_character(std::string& out, string_view bytes, std::uint32_t value) {
  const auto same = [&](const ShortEscape& e) { return static_cast<unsigned char>(e.character) == value; };
  const auto* found = std::find_if(kShortEscapes.begin(), kShortEscapes.end(), same);
  if (found != kShortEscapes.end()) {
    out += found->escape;
  } else if (!needs_escape(value)) {
    out += bytes;
  } else {
    out += value < 0x100 ? "\\x" : "\\u";
    append_hex(out, value, value < 0x100 ? 2 : 4);
  }
}

}  // namespace

std::string quote_scalar(string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const Character c = decode_utf8(text, at);
    const std::size_t length = std::max<std::size_t>(c.length, 1);
    append_character(out, text.substr(at, length), c.value);
    at += length;
  }
  return out += '"';
}

}  // namespace dek::yaml
