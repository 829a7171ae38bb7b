// The grammar of helm/helm: pkg/strvals/parser.go.
#include "manifest/helm_path.hpp"

#include <algorithm>
#include <charconv>

namespace dek::manifest {
namespace {

using hcl::Value;

constexpr std::size_t kMaxIndex = 1024;  // Helm itself stops at 65,536; lists of settings have a handful of items
constexpr std::size_t kMaxSteps = 30;    // as deep as Helm goes

/// Takes bytes up to one of `stops`; a backslash takes the next byte as it is. The stop stays, `at` stands on it.
std::string take_until(std::string_view text, std::size_t& at, std::string_view stops) {
  std::string out;
  for (; at < text.size() && stops.find(text[at]) == std::string_view::npos; ++at) {
    if (text[at] == '\\' && at + 1 < text.size()) ++at;
    out += text[at];
  }
  return out;
}

std::optional<std::size_t> take_index(std::string_view text, std::size_t& at) {
  const std::size_t close = text.find(']', at);
  if (close == std::string_view::npos) return std::nullopt;
  std::size_t index = 0;
  const auto end = std::from_chars(text.data() + at + 1, text.data() + close, index);
  if (end.ec != std::errc{} || end.ptr != text.data() + close || index > kMaxIndex) return std::nullopt;
  at = close + 1;
  return index;
}

Value guessed(std::string text, text::Span span) {
  if (text == "true" || text == "false") return hcl::boolean(text == "true", span);
  if (text == "null") return hcl::null_value(span);
  std::int64_t whole = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), whole);
  const bool is_whole = !text.empty() && end.ec == std::errc{} && end.ptr == text.data() + text.size();
  if (is_whole && (text == "0" || text.front() != '0')) return hcl::number(static_cast<double>(whole), span);
  return hcl::string(std::move(text), span);
}

Value typed(std::string text, text::Span span, HelmTyping typing) {
  return typing == HelmTyping::guessed ? guessed(std::move(text), span) : hcl::string(std::move(text), span);
}

Value list_in_braces(std::string_view text, text::Span span, HelmTyping typing) {
  hcl::Members items;
  std::size_t at = 1;
  while (at < text.size() && text[at] != '}') {
    items.push_back({"", {}, typed(take_until(text, at, ",}"), span, typing)});
    if (at < text.size() && text[at] == ',') ++at;
  }
  return at + 1 == text.size() ? hcl::list(std::move(items), span) : hcl::unknown(span);
}

}  // namespace

std::optional<std::vector<HelmStep>> parse_helm_path(std::string_view path) {
  std::vector<HelmStep> steps;
  std::size_t at = 0;
  while (at < path.size()) {
    if (steps.size() == kMaxSteps) return std::nullopt;
    if (path[at] == '[') {
      const auto index = take_index(path, at);
      if (!index || steps.empty()) return std::nullopt;
      steps.push_back({"", index});
    } else {
      std::string key = take_until(path, at, ".[=,");
      if (key.empty()) return std::nullopt;
      steps.push_back({std::move(key), std::nullopt});
    }
    if (at == path.size()) break;
    if (path[at] == '.' && at + 1 < path.size() && path[at + 1] != '[')
      ++at;
    else if (path[at] != '[')
      return std::nullopt;
  }
  if (steps.empty()) return std::nullopt;
  return steps;
}

Value helm_value(const Value& written, HelmTyping typing) {
  const auto text = hcl::as_text(written);
  if (!text) return hcl::unknown(written.span);
  if (typing == HelmTyping::literal) return hcl::string(*text, written.span);
  if (text->starts_with('{')) return list_in_braces(*text, written.span, typing);
  std::size_t at = 0;
  std::string plain = take_until(*text, at, ",");
  return at == text->size() ? typed(std::move(plain), written.span, typing) : hcl::unknown(written.span);
}

}  // namespace dek::manifest
