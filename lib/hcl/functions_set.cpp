// Functions that compare members: sets, order, membership.
#include <algorithm>
#include <array>

#include "hcl/functions.hpp"

namespace dek::hcl {
namespace {

constexpr std::size_t kMostCompared = 1024;  // each with each

// Items without repetitions, in their order; none when two cannot be told apart, or when there are too many.
std::optional<Members> distinct_items(const Value& of) {
  Members out;
  if (of.items().size() > kMostCompared) return std::nullopt;
  for (const Member& item : of.items()) {
    bool is_new = true;
    for (const Member& known : out) {
      const auto same = equals(known.value, item.value);
      if (!same) return std::nullopt;
      is_new = is_new && !*same;
    }
    if (is_new) out.push_back(item);
  }
  // A single unknown item is distinct, but what it is decides nothing here.
  return out;
}

// Strings sorted; none when an item is none.
std::optional<Members> sorted_items(Members items) {
  const auto is_text = [](const Member& item) { return item.value.is_whole_string(); };
  if (!std::all_of(items.begin(), items.end(), is_text)) return std::nullopt;
  std::stable_sort(items.begin(), items.end(),
                   [](const Member& a, const Member& b) { return a.value.text < b.value.text; });
  return items;
}

Value distinct(const Call& call) {
  if (!call[0].is_list()) return invalid(call.span);
  auto items = distinct_items(call[0]);
  return items ? list(std::move(*items), call.span) : unknown(call.span);
}

Value toset(const Call& call) {
  if (!call[0].is_list()) return invalid(call.span);
  auto items = distinct_items(call[0]);
  if (!items) return unknown(call.span);
  // Sets of strings go by the alphabet; the order of others is Terraform's affair and shows nowhere.
  auto sorted = sorted_items(*items);
  return list(sorted ? std::move(*sorted) : std::move(*items), call.span);
}

Value sort(const Call& call) {
  if (!call[0].is_list()) return invalid(call.span);
  auto items = sorted_items(Members(call[0].items().begin(), call[0].items().end()));
  return items ? list(std::move(*items), call.span) : unknown(call.span);
}

Value reverse(const Call& call) {
  if (!call[0].is_list()) return invalid(call.span);
  Members items(call[0].items().begin(), call[0].items().end());
  std::reverse(items.begin(), items.end());
  return list(std::move(items), call.span);
}

Value contains(const Call& call) {
  if (!call[0].is_list()) return invalid(call.span);
  bool is_certain = true;
  for (const Member& item : call[0].items()) {
    const auto same = equals(item.value, call[1]);
    if (same == true) return boolean(true, call.span);
    is_certain = is_certain && same.has_value();
  }
  return is_certain ? boolean(false, call.span) : unknown(call.span);
}

Value setunion(const Call& call) {
  Members all;
  for (const Value& argument : call.arguments) {
    if (!argument.is_list()) return invalid(call.span);
    all.insert(all.end(), argument.items().begin(), argument.items().end());
  }
  const Value joined = list(std::move(all), call.span);
  return toset({{&joined, 1}, call.span, call.evaluator});
}

constexpr std::array<Function, 6> kFunctions = {{
    {"contains", 2, 2, Needs::known, contains},
    {"distinct", 1, 1, Needs::known, distinct},
    {"reverse", 1, 1, Needs::known, reverse},
    {"setunion", 1, kAnyNumber, Needs::known, setunion},
    {"sort", 1, 1, Needs::known, sort},
    {"toset", 1, 1, Needs::known, toset},
}};

}  // namespace

std::span<const Function> set_functions() {
  return kFunctions;
}

}  // namespace dek::hcl
