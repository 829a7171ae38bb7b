// Decimal text moved about by its exponent; no arithmetic.
#include "hcl/number.hpp"

#include <algorithm>
#include <charconv>

namespace dek::hcl {
namespace {

// More digits than a double can hold (308) are no setting.
constexpr int kMaxDigits = 400;

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

struct Parts {
  std::string_view whole, fraction, exponent;
  bool exponent_is_negative = false;
  bool is_number = false;
};

Parts split(std::string_view text) {
  Parts parts;
  parts.whole = take_digits(text);
  bool is_good = !parts.whole.empty();
  if (!text.empty() && text[0] == '.') {
    text.remove_prefix(1);
    parts.fraction = take_digits(text);
    is_good = is_good && !parts.fraction.empty();
  }
  if (!text.empty() && (text[0] == 'e' || text[0] == 'E')) {
    text.remove_prefix(1);
    parts.exponent_is_negative = !text.empty() && text[0] == '-';
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
    parts.exponent = take_digits(text);
    is_good = is_good && !parts.exponent.empty();
  }
  parts.is_number = is_good && text.empty();
  return parts;
}

}  // namespace

bool is_number(std::string_view text) {
  return split(text).is_number;
}

std::string canonical_number(std::string_view text) {
  const bool is_negative = !text.empty() && text[0] == '-';
  if (is_negative) text.remove_prefix(1);
  const Parts parts = split(text);
  int exponent = 0;
  const auto [end, error] =
      std::from_chars(parts.exponent.data(), parts.exponent.data() + parts.exponent.size(), exponent);
  if (!parts.is_number || (!parts.exponent.empty() && error != std::errc{}) || exponent > kMaxDigits) return {};
  if (parts.exponent_is_negative) exponent = -exponent;
  std::string digits = std::string(parts.whole) + std::string(parts.fraction);
  if (digits.size() > kMaxDigits) return {};
  int point = static_cast<int>(parts.whole.size()) + exponent;
  if (point < 0) digits.insert(0, static_cast<std::size_t>(-point), '0'), point = 0;
  if (point > static_cast<int>(digits.size())) digits.append(static_cast<std::size_t>(point) - digits.size(), '0');
  std::string whole = digits.substr(0, static_cast<std::size_t>(point));
  std::string fraction = digits.substr(static_cast<std::size_t>(point));
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  fraction.erase(fraction.find_last_not_of('0') + 1);
  const bool is_zero = whole.empty() && fraction.empty();
  if (whole.empty()) whole = "0";
  return (is_negative && !is_zero ? "-" : "") + whole + (fraction.empty() ? "" : "." + fraction);
}

}  // namespace dek::hcl
