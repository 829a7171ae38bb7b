// One to four bytes by size.
#include "base/utf8.hpp"

namespace dek::base {

void append_utf8(std::string& text, char32_t code_point) {
  const auto add = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  const auto continuation = [&](int shift) { add(0x80 | ((code_point >> shift) & 0x3f)); };
  if (code_point < 0x80) {
    add(code_point);
  } else if (code_point < 0x800) {
    add(0xc0 | (code_point >> 6));
    continuation(0);
  } else if (code_point < 0x10000) {
    add(0xe0 | (code_point >> 12));
    continuation(6);
    continuation(0);
  } else {
    add(0xf0 | (code_point >> 18));
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

namespace {

struct Lead {
  std::size_t length = 0;                       // of the whole character; 0: no character begins so
  unsigned char least = 0x80, greatest = 0xbf;  // of the second byte
};

// Overlong forms, surrogates and what lies behind U+10FFFF are told by the second byte.
Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {.length = 1};
  if (byte < 0xc2 || byte > 0xf4) return {};
  if (byte < 0xe0) return {.length = 2};
  if (byte == 0xe0) return {.length = 3, .least = 0xa0};
  if (byte == 0xed) return {.length = 3, .greatest = 0x9f};
  if (byte < 0xf0) return {.length = 3};
  if (byte == 0xf0) return {.length = 4, .least = 0x90};
  if (byte == 0xf4) return {.length = 4, .greatest = 0x8f};
  return {.length = 4};
}

}  // namespace

DecodedCharacter decode_utf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const Lead lead = lead_of(byte(0));
  if (lead.length == 0) return {};
  if (lead.length == 1) return {.code_point = byte(0), .length = 1, .is_valid = true};
  char32_t code_point = byte(0) & (0x7fU >> lead.length);
  for (std::size_t i = 1; i < lead.length; ++i) {
    const unsigned char least = i == 1 ? lead.least : 0x80;
    const unsigned char greatest = i == 1 ? lead.greatest : 0xbf;
    if (at + i >= text.size() || byte(i) < least || byte(i) > greatest) return {.length = i};
    code_point = (code_point << 6U) | (byte(i) & 0x3fU);
  }
  return {.code_point = code_point, .length = lead.length, .is_valid = true};
}

}  // namespace dek::base
