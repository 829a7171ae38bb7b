// Blocks of plain ASCII are passed over at vector speed; only blocks with anything else are decoded.
#include "yaml/byte_check.hpp"

#include <array>
#include <string>

#include "yaml/failure.hpp"

namespace dek::yaml {
namespace {

using std::string_view;

constexpr std::size_t kBlock = 32;

constexpr bool is_control(unsigned char c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
}

bool is_clean_ascii(const char* block) {
  unsigned bad = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const auto c = static_cast<unsigned char>(block[i]);
    const unsigned control = static_cast<unsigned>(c < 0x20) & static_cast<unsigned>(c != '\t') &
                             static_cast<unsigned>(c != '\n') & static_cast<unsigned>(c != '\r');
    bad |= control | static_cast<unsigned>(c >= 0x7f);
  }
  return bad == 0;
}

// Length of the sequence its first byte announces; 0 for a byte that begins none.
std::uint32_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  if (lead >= 0xf0 && lead < 0xf5) return 4;
  return 0;
}

// c-printable of YAML: C1 controls other than NEL, and the two non-characters of the basic plane, are not in it.
constexpr bool is_printable(std::uint32_t c) {
  if (c < 0x80) return !is_control(static_cast<unsigned char>(c));
  return c == 0x85 || (c >= 0xa0 && c != 0xfffe && c != 0xffff);
}

std::string hex(std::uint32_t value, int digits) {
  constexpr string_view kDigits = "0123456789ABCDEF";
  std::string text;
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) text.push_back(kDigits[value >> shift & 0xf]);
  return text;
}

diag::Diagnostic error_at(text::Span span) {
  diag::Diagnostic found;
  found.rule = kSyntaxRule;
  found.severity = diag::Severity::error;
  found.span = span;
  return found;
}

}  // namespace

Character decode_utf8(string_view bytes, std::size_t at) {
  const auto lead = static_cast<unsigned char>(bytes[at]);
  const std::uint32_t length = sequence_length(lead);
  if (length <= 1) return {length, lead};
  if (at + length > bytes.size()) return {};
  std::uint32_t value = lead & (0x7fU >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    const auto c = static_cast<unsigned char>(bytes[at + i]);
    if ((c & 0xc0) != 0x80) return {};
    value = value << 6 | (c & 0x3f);
  }
  constexpr std::array<std::uint32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xd800 && value < 0xe000;
  if (value < kSmallest[length] || surrogate || value > 0x10ffff) return {};
  return {length, value};
}

BadByte find_bad_byte(string_view bytes, std::uint32_t from) {
  std::size_t at = from;
  while (at < bytes.size()) {
    if (at + kBlock <= bytes.size() && is_clean_ascii(bytes.data() + at)) {
      at += kBlock;
      continue;
    }
    for (const std::size_t stop = at + kBlock; at < stop && at < bytes.size();) {
      const Character c = decode_utf8(bytes, at);
      const auto begin = static_cast<std::uint32_t>(at);
      if (c.length == 0) return {ByteFault::invalid_utf8, begin, begin + 1};
      if (!is_printable(c.value)) return {ByteFault::control_character, begin, begin + c.length};
      at += c.length;
    }
  }
  return {};
}

bool looks_like_utf16(string_view bytes) {
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return true;
  if (bytes.size() < 2) return false;
  const bool little = bytes[0] != '\0' && bytes[1] == '\0';
  const bool big = bytes[0] == '\0' && bytes[1] != '\0';
  return (little || big) && bytes.size() >= 4 && (bytes[2] == '\0') == big && (bytes[3] == '\0') == little;
}

diag::Diagnostic to_diagnostic(const BadByte& bad, text::TextId text, string_view bytes) {
  diag::Diagnostic found = error_at({text, bad.begin, bad.end});
  if (bad.fault == ByteFault::invalid_utf8) {
    const auto byte = static_cast<unsigned char>(bytes[bad.begin]);
    found.message = "the byte 0x" + hex(byte, 2) + " is not UTF-8";
    found.label = "not UTF-8";
    found.help = "save the file as UTF-8; Latin-1 and Windows-1252 hold single bytes like this one";
    return found;
  }
  const std::uint32_t value = decode_utf8(bytes, bad.begin).value;
  found.message = value == 0 ? std::string("a NUL byte stands in the text")
                             : "the control character U+" + hex(value, 4) + " stands in the text";
  found.label = "not printable";
  found.help = "remove it, or write it as an escape in double quotes: `\\x" + hex(value & 0xff, 2) + "`";
  if (value > 0xff) found.help = "remove it";
  return found;
}

diag::Diagnostic utf16_diagnostic(text::TextId text, string_view bytes) {
  diag::Diagnostic found = error_at({text, 0, bytes.size() < 2 ? 0U : 2U});
  found.message = "the file is UTF-16, not UTF-8";
  found.help = "convert it: `iconv -f UTF-16 -t UTF-8`";
  return found;
}

diag::Diagnostic too_large_diagnostic(text::TextId text) {
  diag::Diagnostic found = error_at({text, 0, 0});
  found.message = "the file holds 4 GiB or more";
  found.help = "split it; manifests of one cluster fit in a few megabytes";
  return found;
}

}  // namespace dek::yaml
