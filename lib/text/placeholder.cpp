// A small scanner over the openers `$ { % <` and the stand-in words.
#include "text/placeholder.hpp"

#include <algorithm>
#include <array>

namespace dek::text {
namespace {

using std::string_view;

constexpr std::array<string_view, 5> kStandIns = {"REPLACE_ME", "REPLACE-ME", "REPLACEME", "CHANGE_ME", "CHANGEME"};

constexpr bool is_upper_or_lower(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_name_start(char c) {
  return is_upper_or_lower(c) || c == '_';
}
constexpr bool is_name(char c) {
  return is_name_start(c) || is_digit(c);
}

std::optional<Placeholder> closed(string_view text, std::size_t begin, string_view close, PlaceholderKind kind) {
  const std::size_t end = text.find(close, begin + 2);
  // An opener that never closes still hides the value: all of the rest is unknown.
  const std::size_t stop = end == string_view::npos ? text.size() : end + close.size();
  return Placeholder{kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(stop)};
}

std::optional<Placeholder> at_dollar(string_view text, std::size_t i) {
  const char next = i + 1 < text.size() ? text[i + 1] : '\0';
  if (next == '{') return closed(text, i, "}", PlaceholderKind::dollar_brace);
  if (next == '(') return closed(text, i, ")", PlaceholderKind::dollar_paren);
  if (!is_name_start(next)) return std::nullopt;
  std::size_t end = i + 1;
  while (end < text.size() && is_name(text[end])) ++end;
  return Placeholder{PlaceholderKind::dollar_name, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
}

// <word words>: letters, digits, blanks, dash, underscore, starting with a letter; not an e-mail address or a
// comparison.
std::optional<Placeholder> at_angle(string_view text, std::size_t i) {
  std::size_t end = i + 1;
  if (end >= text.size() || !is_name_start(text[end])) return std::nullopt;
  while (end < text.size() && (is_name(text[end]) || text[end] == ' ' || text[end] == '-' || text[end] == '.')) ++end;
  if (end >= text.size() || text[end] != '>') return std::nullopt;
  return Placeholder{PlaceholderKind::angle, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end + 1)};
}

std::optional<Placeholder> at_word(string_view text, std::size_t i) {
  if (i > 0 && is_name(text[i - 1])) return std::nullopt;
  const auto starts = [&](string_view word) { return text.substr(i, word.size()) == word; };
  const auto* word = std::find_if(kStandIns.begin(), kStandIns.end(), starts);
  if (word == kStandIns.end()) return std::nullopt;
  return Placeholder{PlaceholderKind::stand_in, static_cast<std::uint32_t>(i),
                     static_cast<std::uint32_t>(i + word->size())};
}

std::optional<Placeholder> at(string_view text, std::size_t i) {
  switch (text[i]) {
    case '$':
      return at_dollar(text, i);
    case '<':
      return at_angle(text, i);
    case 'R':
    case 'C':
      return at_word(text, i);
    case '{':
      return text.substr(i, 2) == "{{" ? closed(text, i, "}}", PlaceholderKind::double_brace) : std::nullopt;
    case '%':
      return text.substr(i, 2) == "%{" ? closed(text, i, "}", PlaceholderKind::percent_brace) : std::nullopt;
    default:
      return std::nullopt;
  }
}

// The bytes that `at` looks at twice, so that all others cost one load.
constexpr auto kMayBegin = [] {
  std::array<bool, 256> table{};
  for (const char c : {'$', '<', 'R', 'C', '{', '%'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

// What every placeholder begins with; of stand-ins the word that all spellings share.
constexpr std::array<string_view, 6> kBeginnings = {"$", "<", "{{", "%{", "REPLACE", "CHANGE"};

}  // namespace

bool may_hold_placeholder(string_view text) {
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](string_view beginning) { return text.find(beginning) != string_view::npos; });
}

std::optional<Placeholder> find_placeholder(string_view text, std::uint32_t from) {
  for (std::size_t i = from; i < text.size(); ++i) {
    if (!kMayBegin[static_cast<unsigned char>(text[i])]) continue;
    if (auto found = at(text, i)) return found;
  }
  return std::nullopt;
}

}  // namespace dek::text
