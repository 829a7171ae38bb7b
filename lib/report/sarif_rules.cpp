// Taking documentation apart.
#include "report/sarif_rules.hpp"

#include "base/strings.hpp"

namespace dek::report {
namespace {

// GitHub cuts descriptions behind it (docs.github.com, SARIF support for code scanning).
constexpr std::size_t kLongestDescription = 1024;
constexpr std::string_view kWhy = "\n## Why\n";

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

}  // namespace

std::string identifier_of(std::string_view rule) {
  std::string name;
  bool starts_word = true;
  for (const char c : rule) {
    const bool is_separator = c == '/' || c == '-' || c == '_';
    if (!is_separator) name += starts_word && is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
    starts_word = is_separator;
  }
  return name;
}

std::string why_of(const diag::RuleInfo& rule) {
  const std::size_t heading = rule.doc.find(kWhy);
  if (heading == std::string_view::npos) return std::string(diag::summary(rule)) + ".";
  std::string_view paragraph = base::trim(rule.doc.substr(heading + kWhy.size()));
  paragraph = paragraph.substr(0, std::min(paragraph.find("\n\n"), paragraph.find("\n## ")));
  std::string text;
  for (const std::string_view line : base::split(paragraph, '\n'))
    text.append(text.empty() ? "" : " ").append(base::trim(line));
  if (text.size() <= kLongestDescription) return text;
  const std::size_t end = text.rfind(' ', kLongestDescription - 4);
  return text.substr(0, end) + " ...";
}

}  // namespace dek::report
