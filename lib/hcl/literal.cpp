// Runs of bytes that stand for themselves become segments; escapes stand between them.
#include "hcl/literal.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.hpp"
#include "hcl/identifier.hpp"

namespace dek::hcl {
namespace {

using std::string_view;

struct SimpleEscape {
  char selector;
  char value;
  bool stands_for_itself;
};

constexpr std::array<SimpleEscape, 5> kEscapes = {
    {{'n', '\n', false}, {'r', '\r', false}, {'t', '\t', false}, {'"', '"', true}, {'\\', '\\', true}}};

constexpr bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

}  // namespace

void Literals::take(string_view raw, std::uint32_t begin) {
  if (raw.empty()) return;
  segments_.push_back({static_cast<std::uint32_t>(text_.size()), begin, static_cast<std::uint32_t>(raw.size())});
  text_ += raw;
}

Literal Literals::add(string_view raw, std::uint32_t begin, Quoting quoting, Findings& findings) {
  Literal out{static_cast<std::uint32_t>(text_.size()), 0, static_cast<std::uint32_t>(segments_.size()), 0};
  std::size_t run = 0, i = 0;
  const auto here = [&](std::size_t offset) { return begin + static_cast<std::uint32_t>(offset); };
  const auto end_run = [&] { take(raw.substr(run, i - run), here(run)); };
  while (i < raw.size()) {
    const char c = raw[i];
    if (c == '\\' && quoting == Quoting::quoted) {
      end_run();
      run = i += escape(raw.substr(i), here(i), findings);
    } else if ((c == '$' || c == '%') && raw.substr(i + 1, 1) == string_view(&c, 1) && raw.substr(i + 2, 1) == "{") {
      end_run();
      run = i + 1;
      i += 3;
    } else if (const std::size_t length = character_length(raw.substr(i)); length > 0) {
      i += length;
    } else {
      findings.add(here(i), here(i + 1), {"text is not UTF-8", "broken here", "save the file with UTF-8 encoding"});
      i = raw.size();
    }
  }
  end_run();
  out.size = static_cast<std::uint32_t>(text_.size()) - out.text;
  out.segment_count = static_cast<std::uint32_t>(segments_.size()) - out.first_segment;
  return out;
}

// Decodes the escape at the start of `raw`; bytes of it that were used.
std::size_t Literals::escape(string_view raw, std::uint32_t begin, Findings& findings) {
  const char selector = raw.size() > 1 ? raw[1] : '\0';
  if (selector == 'u' || selector == 'U') return unicode_escape(raw, begin, findings);
  const auto* known = std::find_if(kEscapes.begin(), kEscapes.end(), [&](auto& e) { return e.selector == selector; });
  if (known != kEscapes.end()) {
    if (known->stands_for_itself)
      take(raw.substr(1, 1), begin + 1);
    else
      text_ += known->value;
    return 2;
  }
  const std::size_t length = raw.size() > 1 ? std::max<std::size_t>(1, character_length(raw.substr(1))) : 0;
  findings.add(begin, begin + 1 + static_cast<std::uint32_t>(length),
               {"unknown escape sequence `" + std::string(raw.substr(0, 1 + length)) + "`", "",
                "HCL knows \\n, \\r, \\t, \\\", \\\\, \\uNNNN and \\UNNNNNNNN; for a backslash write `\\\\`"});
  take(raw.substr(1, length), begin + 1);
  return 1 + length;
}

std::size_t Literals::unicode_escape(string_view raw, std::uint32_t begin, Findings& findings) {
  const std::size_t wanted = raw[1] == 'u' ? 4 : 8;
  std::size_t digits = 0;
  while (digits < wanted && 2 + digits < raw.size() && is_hex(raw[2 + digits])) ++digits;
  const std::size_t used = 2 + digits;
  std::uint32_t code = 0;
  std::from_chars(raw.data() + 2, raw.data() + used, code, 16);
  const bool is_character = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  if (digits == wanted && is_character) {
    base::append_utf8(text_, static_cast<char32_t>(code));
    return used;
  }
  const std::string written(raw.substr(0, used));
  findings.add(
      begin, begin + static_cast<std::uint32_t>(used),
      {digits < wanted ? "escape sequence `" + written + "` is too short" : "`" + written + "` is no character", "",
       wanted == 4 ? "write four hexadecimal digits behind `\\u`"
                   : "write eight hexadecimal digits behind `\\U`, at most 0010FFFF"});
  return used;
}

void Literals::append_to(File& file, const Literal& literal, std::size_t literal_begin) const {
  const auto offset = static_cast<std::uint32_t>(file.decoded.size() - literal_begin);
  file.decoded += text(literal);
  const std::uint32_t end = literal.text + literal.size;
  for (std::uint32_t i = 0; i < literal.segment_count; ++i) {
    const text::Segment& segment = segments_[literal.first_segment + i];
    const std::uint32_t from = std::max(segment.child_begin, literal.text);
    const std::uint32_t to = std::min(segment.child_begin + segment.length, end);
    if (from >= to) continue;
    const text::Segment part{offset + from - literal.text, segment.parent_begin + from - segment.child_begin,
                             to - from};
    const bool continues = part.child_begin > 0 && !file.segments.empty() &&
                           file.segments.back().child_begin + file.segments.back().length == part.child_begin &&
                           file.segments.back().parent_begin + file.segments.back().length == part.parent_begin;
    if (continues)
      file.segments.back().length += part.length;
    else
      file.segments.push_back(part);
  }
}

void cut_left(Literal& literal, std::size_t bytes) {
  literal.text += static_cast<std::uint32_t>(bytes);
  literal.size -= static_cast<std::uint32_t>(bytes);
}

void trim_left(const Literals& literals, Literal& literal) {
  while (const std::size_t space = space_length(literals.text(literal))) cut_left(literal, space);
}

void trim_right(const Literals& literals, Literal& literal) {
  while (literal.size > 0) {
    const string_view text = literals.text(literal);
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xc0) == 0x80) --last;
    if (space_length(text.substr(last)) != text.size() - last) return;
    literal.size = static_cast<std::uint32_t>(last);
  }
}

std::string decode_quoted(string_view raw, std::uint32_t begin, Findings& findings) {
  Literals literals;
  const Literal literal = literals.add(raw, begin, Quoting::quoted, findings);
  return std::string(literals.text(literal));
}

}  // namespace dek::hcl
