// Quoting for YAML, HCL and Markdown.
#include "render/quote.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tree/scalar.hpp"

namespace dek::render {
namespace {

constexpr bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

constexpr bool is_plain_byte(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') || std::string_view("-_./:@+=%*~ ()").find(c) != std::string_view::npos;
}

/// Plain scalars start with a letter, a digit, `/`, `.` or `_`, and hold no text that YAML could end or comment them
/// with.
bool is_plain(std::string_view text) {
  if (text.empty() || !std::ranges::all_of(text, is_plain_byte)) return false;
  if (std::string_view("-:@+=%*~ ()").find(text.front()) != std::string_view::npos) return false;
  if (text.back() == ':' || text.back() == ' ' || text.find(": ") != std::string_view::npos) return false;
  if (text.find(" *") != std::string_view::npos) return false;  // cron expressions: legal, but people look twice
  return tree::plain_scalar_type(text) == tree::ScalarType::string;
}

/// `\"`, `\\`, `\n`, `\t` and \u escapes, as JSON, YAML and HCL share them.
void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (is_control(c)) {
    out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  } else {
    out += c;
  }
}

}  // namespace

std::string quote_yaml(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out = "\"";
  for (const char c : text) append_escaped(out, c);
  return out += '"';
}

std::string escape_hcl(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool opens_template = (text[i] == '$' || text[i] == '%') && i + 1 < text.size() && text[i + 1] == '{';
    if (opens_template) out += text[i];
    append_escaped(out, text[i]);
  }
  return out;
}

std::string escape_markdown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_control(c)) {
      out += ' ';
      continue;
    }
    if (std::string_view("\\`*_{}[]<>()#+!|&~").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace dek::render
