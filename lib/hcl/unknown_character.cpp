// Characters that people bring from other languages, and what they meant by them.
#include "hcl/unknown_character.hpp"

#include <algorithm>
#include <array>

#include "hcl/identifier.hpp"

namespace dek::hcl {
namespace {

struct Foreign {
  std::string_view text;
  std::string_view message;
  std::string_view help;
};

constexpr std::array<Foreign, 14> kForeign = {{
    {"${", "template sequence outside of a string", "write the expression itself, or quote the whole text"},
    {"%{", "template sequence outside of a string", "quote the whole text"},
    {"&", "`&` is not an operator of HCL", "for logical and write `&&`"},
    {"|", "`|` is not an operator of HCL", "for logical or write `||`"},
    {"^", "`^` is not an operator of HCL", "for powers call `pow`"},
    {"~", "`~` is not an operator of HCL", "for logical not write `!`"},
    {"'", "single quotes do not enclose strings in HCL", "use double quotes"},
    {"`", "backticks do not enclose strings in HCL", "use double quotes, or a heredoc for several lines"},
    {";", "semicolons do not separate anything in HCL", "put each argument on its own line"},
    {"\xe2\x80\x9c", "typographic quotes do not enclose strings in HCL", "use straight double quotes"},
    {"\xe2\x80\x9d", "typographic quotes do not enclose strings in HCL", "use straight double quotes"},
    {"\xc2\xa0", "no-break space between tokens", "replace it by a plain space"},
    {"\r", "carriage return without line feed", "end lines with LF or CR LF"},
    {"\xef\xbb\xbf", "byte order mark inside the text", "delete it"},
}};

}  // namespace

Complaint describe_unknown_character(std::string_view text) {
  if (character_length(text) == 0) return {"text is not UTF-8", "broken here", "save the file with UTF-8 encoding"};
  const auto* foreign = std::find_if(kForeign.begin(), kForeign.end(),
                                     [&](const Foreign& f) { return text.substr(0, f.text.size()) == f.text; });
  if (foreign != kForeign.end()) return {std::string(foreign->message), "", std::string(foreign->help)};
  return {"character has no meaning in HCL", "", ""};
}

}  // namespace dek::hcl
