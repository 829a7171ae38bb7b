// The texts of a budget by the patterns of the NodePool CRD: nodes, duration, reasons.
#include <algorithm>
#include <limits>

#include "base/strings.hpp"
#include "plan/budget.hpp"

namespace dek::plan {
namespace {

constexpr std::array<std::string_view, kReasons.size()> kReasonNames = {"Underutilized", "Empty", "Drifted"};

// One count with its unit at the front of `text`, cut off; empty when there is none.
std::optional<std::int64_t> take_count(std::string_view& text, char unit) {
  const std::size_t end = text.find_first_not_of("0123456789");
  if (end == 0 || end == std::string_view::npos || text[end] != unit) return std::nullopt;
  const std::optional<std::int64_t> count = base::parse_integer(text.substr(0, end));
  text.remove_prefix(end + 1);
  return count;
}

}  // namespace

std::optional<Reason> parse_reason(std::string_view text) {
  const auto name = std::ranges::find(kReasonNames, text);
  if (name == kReasonNames.end()) return std::nullopt;
  return static_cast<Reason>(name - kReasonNames.begin());
}

std::optional<NodeLimit> parse_node_limit(std::string_view text) {
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  const std::optional<std::int64_t> value = base::parse_integer(text);
  if (!value || *value < 0 || *value > std::numeric_limits<int>::max()) return std::nullopt;
  // The pattern has at most two digits beside 100, so that 007% is refused.
  if (percent && (text.size() > 2 && text != "100")) return std::nullopt;
  return NodeLimit{static_cast<int>(*value), percent};
}

std::optional<std::int64_t> parse_budget_duration(std::string_view text) {
  if (text.ends_with("h0s") || text.ends_with("m0s")) text.remove_suffix(2);
  constexpr std::int64_t kLongest = 1'000'000'000;  // keeps sums of minutes far from overflow
  const std::optional<std::int64_t> hours = take_count(text, 'h');
  const std::optional<std::int64_t> minutes = take_count(text, 'm');
  if (!text.empty() || (!hours && !minutes)) return std::nullopt;
  if (hours.value_or(0) > kLongest || minutes.value_or(0) > kLongest) return std::nullopt;
  return hours.value_or(0) * 60 + minutes.value_or(0);
}

}  // namespace dek::plan
