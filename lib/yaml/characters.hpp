// Character classes of YAML as one table: a byte's class decides where a scanner stops.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dek::yaml {

enum CharacterClass : std::uint16_t {
  kBlank = 1,          // blank and tab
  kBreak = 2,          // LF and CR; U+0085, U+2028 and U+2029 are text since YAML 1.2
  kFlowIndicator = 4,  // , [ ] { }
  kPlainStop = 8,      // a plain scalar looks closer here
  kDoubleStop = 16,    // a double-quoted one does
  kSingleStop = 32,    // and a single-quoted one
  kTagCharacter = 64,  // of a tag behind its handle
  kWord = 128,         // letters, digits and dash: tag handles
  kSimple = 256,       // of words that mean nothing but themselves, wherever they stand in a plain scalar
};

namespace detail {

constexpr std::array<std::uint16_t, 256> make_character_classes() {
  std::array<std::uint16_t, 256> table{};
  const auto mark = [&table](std::string_view characters, int bits) {
    for (const char c : characters) {
      auto& entry = table[static_cast<unsigned char>(c)];
      entry = static_cast<std::uint16_t>(entry | bits);
    }
  };
  mark(" \t", kBlank);
  mark("\n\r", kBreak | kPlainStop | kDoubleStop | kSingleStop);
  mark(",[]{}", kFlowIndicator | kPlainStop);
  mark(":#", kPlainStop);
  mark("\"\\", kDoubleStop);
  mark("'", kSingleStop);
  mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", kTagCharacter | kWord);
  mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./$()+=;~^<", kSimple);
  mark("%#;/?:@&=+$_.~*'()", kTagCharacter);
  return table;
}

inline constexpr std::array<std::uint16_t, 256> kCharacterClasses = make_character_classes();

}  // namespace detail

[[nodiscard]] constexpr bool is_any(char c, int classes) {
  return (detail::kCharacterClasses[static_cast<unsigned char>(c)] & classes) != 0;
}
[[nodiscard]] constexpr bool is_blank(char c) {
  return is_any(c, kBlank);
}
[[nodiscard]] constexpr bool is_break(char c) {
  return is_any(c, kBreak);
}

inline constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

}  // namespace dek::yaml
