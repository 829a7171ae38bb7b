// ValueSet: one label's values after several requirements, by the rules of Karpenter's scheduling.Requirement.
#include <algorithm>
#include <iterator>
#include <limits>

#include "base/strings.hpp"
#include "facts/requirements.hpp"

namespace dek::facts {
namespace {

std::vector<std::string_view> sorted_unique(std::vector<std::string_view> values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

std::vector<std::string_view> without(const std::vector<std::string_view>& values,
                                      const std::vector<std::string_view>& removed) {
  std::vector<std::string_view> left;
  std::ranges::set_difference(values, removed, std::back_inserter(left));
  return left;
}

std::vector<std::string_view> merged(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b,
                                     bool both_listed) {
  std::vector<std::string_view> all;
  if (both_listed) {
    std::ranges::set_intersection(a, b, std::back_inserter(all));
  } else {
    std::ranges::set_union(a, b, std::back_inserter(all));
  }
  return all;
}

// The tighter of two optional bounds.
template <typename Better>
std::optional<std::int64_t> tighter(std::optional<std::int64_t> a, std::optional<std::int64_t> b, Better better) {
  if (!a || !b) return a ? a : b;
  return better(*a, *b);
}

std::int64_t larger(std::int64_t a, std::int64_t b) {
  return std::max(a, b);
}
std::int64_t smaller(std::int64_t a, std::int64_t b) {
  return std::min(a, b);
}

}  // namespace

ValueSet::ValueSet(const Requirement& requirement) : unconstrained_(false) {
  const auto bound = requirement.values.empty() ? std::nullopt : base::parse_integer(requirement.values.front());
  switch (requirement.op) {
    case Operator::in:
      complement_ = false;
      values_ = sorted_unique(requirement.values);
      break;
    case Operator::not_in:
      values_ = sorted_unique(requirement.values);
      break;
    case Operator::exists:
      break;
    case Operator::does_not_exist:
      complement_ = false;
      break;
    case Operator::gt:
      if (bound == std::numeric_limits<std::int64_t>::max())
        complement_ = false;  // nothing is greater
      else if (bound)
        at_least_ = *bound + 1;
      break;
    case Operator::lt:
      if (bound) at_most_ = *bound - 1;
      break;
    case Operator::gte:
      at_least_ = bound;
      break;
    case Operator::lte:
      at_most_ = bound;
      break;
  }
}

void ValueSet::intersect(const ValueSet& other) {
  if (other.unconstrained_) return;
  if (unconstrained_) {
    *this = other;
    return;
  }
  at_least_ = tighter(at_least_, other.at_least_, larger);
  at_most_ = tighter(at_most_, other.at_most_, smaller);
  const bool crossed = at_least_ && at_most_ && *at_least_ > *at_most_;
  if (complement_ == other.complement_) {
    values_ = merged(values_, other.values_, !complement_);
  } else {
    values_ = complement_ ? without(other.values_, values_) : without(values_, other.values_);
  }
  complement_ = complement_ && other.complement_ && !crossed;
  if (crossed) values_.clear();
  if (is_bounded())
    std::erase_if(values_, [this](std::string_view value) { return !within_bounds(base::parse_integer(value)); });
  if (!complement_) at_least_ = at_most_ = std::nullopt;
}

bool ValueSet::within_bounds(std::optional<std::int64_t> number) const {
  if (!is_bounded()) return true;
  return number && (!at_least_ || *number >= *at_least_) && (!at_most_ || *number <= *at_most_);
}

bool ValueSet::allows(std::string_view value) const {
  return allows(value, is_bounded() ? base::parse_integer(value) : std::nullopt);
}

bool ValueSet::allows(std::string_view value, std::optional<std::int64_t> number) const {
  if (!within_bounds(number)) return false;
  const bool listed = !values_.empty() && std::ranges::binary_search(values_, value, std::ranges::less{});
  return listed != complement_;
}

bool ValueSet::allows_absence() const {
  return unconstrained_ || complement_ != values_.empty();
}

}  // namespace dek::facts
