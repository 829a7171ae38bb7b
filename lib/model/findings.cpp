// The findings of one profile or configuration, and how their sentences begin.
#include "model/findings.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "base/strings.hpp"

namespace dek::model {
namespace {

constexpr std::pair<std::string_view, std::string_view> kConfigurationRules[] = {
    {kUnknownField, "config/unknown-field"},
    {kInvalidValue, "config/invalid-value"},
    {kMissingField, "config/missing-field"},
    {kNotSupported, "config/not-supported"},
    {kConflict, "config/conflict"}};

std::string_view rule_of(std::string_view rule, const FileWords& words) {
  if (&words == &kProfileWords) return rule;
  const auto row = std::ranges::find(kConfigurationRules, rule, &std::pair<std::string_view, std::string_view>::first);
  return row == std::end(kConfigurationRules) ? rule : row->second;
}

}  // namespace

std::string full_path(std::string_view path, const FileWords& words) {
  if (words.root.empty()) return path.empty() ? "the file" : std::string(path);
  constexpr std::string_view kOutside[] = {"metadata", "apiVersion", "kind"};
  for (const std::string_view top : kOutside) {
    if (path == top || (path.starts_with(top) && path[top.size()] == '.')) return std::string(path);
  }
  return path.empty() ? "spec" : "spec." + std::string(path);
}

std::string shown(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  std::string result = "`";
  for (const char c : text.substr(0, kLongest)) {
    const auto byte = static_cast<unsigned char>(c);
    result += byte < 0x20 || byte == 0x7f || c == '`' ? '?' : c;
  }
  if (text.size() > kLongest) {
    while (!result.empty() && (static_cast<unsigned char>(result.back()) & 0x80) != 0) result.pop_back();
    result += "…";
  }
  return result + "`";
}

std::string choices(std::span<const std::string_view> words) {
  std::vector<std::string> quoted;
  for (const std::string_view word : words) quoted.push_back("`" + std::string(word) + "`");
  return base::join_words(quoted, "or");
}

diag::Diagnostic& Findings::add(std::string_view rule, text::Span span, std::string_view path, std::string_view rest) {
  diag::Diagnostic& finding = list_.emplace_back();
  finding.rule = rule_of(rule, *words_);
  finding.span = span;
  finding.message = full_path(path, *words_) + std::string(rest);
  return finding;
}

std::vector<diag::Diagnostic> Findings::take() {
  std::ranges::stable_sort(
      list_, {}, [](const diag::Diagnostic& finding) { return std::tuple(finding.span.text, finding.span.begin); });
  return std::move(list_);
}

}  // namespace dek::model
