// Scalar typing measured against kubeconform 0.6.4 (go-yaml 2): lists of spellings for words, one scanner for numbers.
#include "tree/scalar.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

namespace dek::tree {
namespace {

using std::string_view;

struct Word {
  string_view text;
  ScalarType type;
  bool value;
};

// Lower, Capital and UPPER forms only; `tRue` and `nULL` are strings.
constexpr std::array<Word, 41> kWords = {{
    {"y", ScalarType::boolean, true},
    {"Y", ScalarType::boolean, true},
    {"yes", ScalarType::boolean, true},
    {"Yes", ScalarType::boolean, true},
    {"YES", ScalarType::boolean, true},
    {"on", ScalarType::boolean, true},
    {"On", ScalarType::boolean, true},
    {"ON", ScalarType::boolean, true},
    {"true", ScalarType::boolean, true},
    {"True", ScalarType::boolean, true},
    {"TRUE", ScalarType::boolean, true},
    {"n", ScalarType::boolean, false},
    {"N", ScalarType::boolean, false},
    {"no", ScalarType::boolean, false},
    {"No", ScalarType::boolean, false},
    {"NO", ScalarType::boolean, false},
    {"off", ScalarType::boolean, false},
    {"Off", ScalarType::boolean, false},
    {"OFF", ScalarType::boolean, false},
    {"false", ScalarType::boolean, false},
    {"False", ScalarType::boolean, false},
    {"FALSE", ScalarType::boolean, false},
    {"", ScalarType::null, false},
    {"~", ScalarType::null, false},
    {"null", ScalarType::null, false},
    {"Null", ScalarType::null, false},
    {"NULL", ScalarType::null, false},
    {".inf", ScalarType::not_finite, false},
    {".Inf", ScalarType::not_finite, false},
    {".INF", ScalarType::not_finite, false},
    {"+.inf", ScalarType::not_finite, false},
    {"+.Inf", ScalarType::not_finite, false},
    {"+.INF", ScalarType::not_finite, false},
    {"-.inf", ScalarType::not_finite, false},
    {"-.Inf", ScalarType::not_finite, false},
    {"-.INF", ScalarType::not_finite, false},
    {".nan", ScalarType::not_finite, false},
    {".NaN", ScalarType::not_finite, false},
    {".NAN", ScalarType::not_finite, false},
    {"<<", ScalarType::string, false},
    {"=", ScalarType::string, false},
}};

constexpr std::size_t kLongestWord = 5;
static_assert(std::all_of(kWords.begin(), kWords.end(), [](const Word& w) { return w.text.size() <= kLongestWord; }));

const Word* find_word(string_view text) {
  if (text.size() > kLongestWord) return nullptr;
  const auto* word = std::find_if(kWords.begin(), kWords.end(), [&](const Word& w) { return w.text == text; });
  return word == kWords.end() ? nullptr : word;
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int digit_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

string_view without_sign(string_view text) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  return text;
}

// Base of a based number and the digits behind its prefix; base 10 for all else.
int base_of(string_view& digits) {
  const string_view prefix = digits.substr(0, 2);
  const int base = prefix == "0x" ? 16 : prefix == "0o" ? 8 : prefix == "0b" ? 2 : 10;
  if (base != 10) {
    digits.remove_prefix(2);
    return base;
  }
  const bool octal = digits.size() > 1 && digits[0] == '0' && std::all_of(digits.begin(), digits.end(), [](char c) {
                       return (c >= '0' && c <= '7') || c == '_';
                     });
  return octal ? 8 : 10;
}

bool all_digits_of(string_view digits, int base) {
  bool any = false;
  for (const char c : digits) {
    if (c == '_') continue;
    if (digit_value(c) >= base) return false;
    any = true;
  }
  return any;
}

// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)? with underscores between digits
bool is_decimal(string_view text) {
  std::size_t i = 0;
  const auto run = [&] {
    const std::size_t begin = i;
    while (i < text.size() && (is_digit(text[i]) || (i > begin && text[i] == '_'))) ++i;
    return i > begin;
  };
  const bool whole = run();
  bool fraction = false;
  if (i < text.size() && text[i] == '.') {
    ++i;
    fraction = run();
  }
  if (!whole && !fraction) return false;
  if (i == text.size()) return true;
  if (text[i] != 'e' && text[i] != 'E') return false;
  ++i;
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
  return run() && i == text.size();
}

bool may_start_number(char c) {
  return is_digit(c) || c == '+' || c == '-' || c == '.';
}

}  // namespace

ScalarType plain_scalar_type(string_view text) {
  if (const Word* word = find_word(text)) return word->type;
  if (!may_start_number(text.front())) return ScalarType::string;
  string_view digits = without_sign(text);
  const int base = base_of(digits);
  if (base != 10) return all_digits_of(digits, base) ? ScalarType::number : ScalarType::string;
  return is_decimal(digits) ? ScalarType::number : ScalarType::string;
}

std::optional<bool> parse_plain_boolean(string_view text) {
  const Word* word = find_word(text);
  if (word == nullptr || word->type != ScalarType::boolean) return std::nullopt;
  return word->value;
}

std::optional<std::int64_t> parse_plain_integer(string_view text) {
  if (text.empty() || find_word(text) != nullptr) return std::nullopt;
  const bool negative = text.front() == '-';
  string_view digits = without_sign(text);
  const int base = base_of(digits);
  if (!all_digits_of(digits, base)) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : digits) {
    if (c == '_') continue;
    if (__builtin_mul_overflow(value, base, &value) || __builtin_add_overflow(value, digit_value(c), &value))
      return std::nullopt;
  }
  return negative ? -value : value;
}

std::optional<double> parse_plain_number(string_view text) {
  if (const auto whole = parse_plain_integer(text)) return static_cast<double>(*whole);
  if (text.empty() || plain_scalar_type(text) != ScalarType::number) return std::nullopt;
  std::string digits(text);
  std::erase(digits, '_');
  return std::strtod(digits.c_str(), nullptr);
}

}  // namespace dek::tree
