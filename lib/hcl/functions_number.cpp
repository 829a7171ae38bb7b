// Functions on numbers.
#include <algorithm>
#include <array>
#include <cmath>

#include "hcl/functions.hpp"

namespace dek::hcl {
namespace {

template <typename Better>
Value extreme(const Call& call, Better is_better) {
  const Value* best = nullptr;
  for (const Value& argument : call.arguments) {
    const auto value = as_number(argument);
    if (!value) return invalid(call.span);
    if (best == nullptr || is_better(*value, *as_number(*best))) best = &argument;
  }
  return *best;
}

Value max(const Call& call) {
  return extreme(call, [](double a, double b) { return a > b; });
}

Value min(const Call& call) {
  return extreme(call, [](double a, double b) { return a < b; });
}

template <typename Change>
Value changed(const Call& call, Change change) {
  const auto value = as_number(call[0]);
  return value ? number(change(*value), call.span) : invalid(call.span);
}

Value abs(const Call& call) {
  return changed(call, [](double value) { return std::abs(value); });
}

Value ceil(const Call& call) {
  return changed(call, [](double value) { return std::ceil(value); });
}

Value floor(const Call& call) {
  return changed(call, [](double value) { return std::floor(value); });
}

constexpr std::size_t kMostItems = 1024;  // Terraform's own bound

Value range(const Call& call) {
  double bounds[3] = {0, 0, 0};
  for (std::size_t i = 0; i < call.size(); ++i) {
    const auto value = as_number(call[i]);
    if (!value) return invalid(call.span);
    bounds[i] = *value;
  }
  const double from = call.size() == 1 ? 0 : bounds[0];
  const double to = call.size() == 1 ? bounds[0] : bounds[1];
  const double step = call.size() == 3 ? bounds[2] : from <= to ? 1 : -1;
  if (step == 0) return invalid(call.span);
  Members items;
  for (double at = from; step > 0 ? at < to : at > to; at += step) {
    if (items.size() == kMostItems) return invalid(call.span);
    items.push_back({"", {}, number(at, call.span)});
  }
  return list(std::move(items), call.span);
}

constexpr std::array<Function, 6> kFunctions = {{
    {"abs", 1, 1, Needs::known, abs},
    {"ceil", 1, 1, Needs::known, ceil},
    {"floor", 1, 1, Needs::known, floor},
    {"max", 1, kAnyNumber, Needs::known, max},
    {"min", 1, kAnyNumber, Needs::known, min},
    {"range", 1, 3, Needs::known, range},
}};

}  // namespace

std::span<const Function> number_functions() {
  return kFunctions;
}

}  // namespace dek::hcl
