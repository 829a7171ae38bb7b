// Calendar days as text.
#include "base/date.hpp"

#include <chrono>

#include "base/strings.hpp"

namespace dek::base {
namespace {

constexpr std::string_view kShape = "YYYY-MM-DD";

bool has_shape(std::string_view text) {
  if (text.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (kShape[i] == '-' ? text[i] != '-' : !is_digit) return false;
  }
  return true;
}

}  // namespace

bool is_date(std::string_view text) {
  if (!has_shape(text)) return false;
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(*parse_integer(text.substr(0, 4)))),
                                        std::chrono::month(static_cast<unsigned>(*parse_integer(text.substr(5, 2)))),
                                        std::chrono::day(static_cast<unsigned>(*parse_integer(text.substr(8, 2))))};
  return day.ok();
}

}  // namespace dek::base
