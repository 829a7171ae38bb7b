// Escaping for XML and HTML.
#include "report/markup.hpp"

#include <algorithm>

#include "report/excerpt.hpp"

namespace dek::report {
namespace {

std::string_view entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

// U+FFFE and U+FFFF are no characters of XML 1.0.
void replace_noncharacters(std::string& text) {
  for (const std::string_view bytes : {"\xef\xbf\xbe", "\xef\xbf\xbf"})
    for (std::size_t at = 0; (at = text.find(bytes, at)) != std::string::npos;) text.replace(at, bytes.size(), "?");
}

std::string escaped(std::string_view text, std::string_view line_end) {
  std::string out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) out += line_end;
    for (const char c : printable(text.substr(begin, end - begin))) {
      const std::string_view entity = entity_of(c);
      if (entity.empty())
        out += c;
      else
        out += entity;
    }
    begin = end + 1;
  }
  replace_noncharacters(out);
  return out;
}

}  // namespace

std::string markup_text(std::string_view text) {
  return escaped(text, "\n");
}

std::string markup_attribute(std::string_view text) {
  return escaped(text, "&#10;");
}

}  // namespace dek::report
