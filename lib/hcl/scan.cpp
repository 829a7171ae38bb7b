// Small scanners without state.
#include "hcl/scan.hpp"

#include <algorithm>
#include <array>

namespace dek::hcl {
namespace {

using std::string_view;
using enum TokenKind;

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Longer ones first where they share a beginning.
constexpr std::array<Symbol, 26> kSymbols = {{
    {"==", equal},         {"!=", not_equal},    {">=", greater_or_equal},
    {"<=", less_or_equal}, {"&&", logical_and},  {"||", logical_or},
    {"::", double_colon},  {"...", ellipsis},    {"=>", fat_arrow},
    {"[", open_bracket},   {"]", close_bracket}, {"(", open_paren},
    {")", close_paren},    {".", dot},           {",", comma},
    {"*", star},           {"/", slash},         {"%", percent},
    {"+", plus},           {"-", minus},         {"=", assign},
    {"<", less},           {">", greater},       {"!", bang},
    {"?", question},       {":", colon},
}};

// Bytes of an exponent at the start of `text`; 0 when the e is the start of something else.
std::size_t exponent_length(string_view text) {
  const std::size_t sign = text.size() > 1 && (text[1] == '+' || text[1] == '-') ? 1 : 0;
  return text.size() > sign + 1 && is_digit(text[sign + 1]) ? sign + 2 : 0;
}

}  // namespace

Symbol symbol_at(string_view text) {
  const auto starts = [&](const Symbol& symbol) { return text.substr(0, symbol.text.size()) == symbol.text; };
  const auto* found = std::find_if(kSymbols.begin(), kSymbols.end(), starts);
  return found == kSymbols.end() ? Symbol{} : *found;
}

std::size_t number_length(string_view text) {
  std::size_t end = 1, next = 1;
  while (next < text.size()) {
    const char c = text[next];
    const std::size_t exponent = c == 'e' || c == 'E' ? exponent_length(text.substr(next)) : 0;
    if (is_digit(c))
      end = ++next;
    else if (c == '.')
      ++next;
    else if (exponent > 0)
      end = next += exponent;
    else
      break;
  }
  return end;
}

std::size_t literal_length(string_view text, Quoting quoting) {
  const bool is_quoted = quoting == Quoting::quoted;
  std::size_t i = 0;
  while (i < text.size() && text[i] != '\n') {
    const char c = text[i];
    const string_view opener = c == '$' ? "${" : "%{";
    if (is_quoted && c == '"') break;
    if (is_quoted && c == '\\' && i + 1 < text.size() && text[i + 1] != '\n')
      i += 2;
    else if (c != '$' && c != '%')
      ++i;
    else if (text.substr(i, 2) == opener)
      break;
    else
      i += text.substr(i + 1, 2) == opener ? 3 : 1;
  }
  return i;
}

}  // namespace dek::hcl
