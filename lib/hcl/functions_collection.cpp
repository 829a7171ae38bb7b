// Functions on lists and objects that keep their members as they are, with the places these come from.
#include <algorithm>
#include <array>
#include <cmath>

#include "hcl/functions.hpp"
#include "hcl/members.hpp"

namespace dek::hcl {
namespace {

Value merge(const Call& call) {
  Members members;
  for (const Value& argument : call.arguments) {
    if (argument.kind == ValueKind::null) continue;
    if (!argument.is_object() || argument.is_partial) return unknown(call.span);
    members.insert(members.end(), argument.items().begin(), argument.items().end());
  }
  keep_last_of_keys(members);
  return object(std::move(members), call.span);
}

Value concat(const Call& call) {
  Members items;
  for (const Value& argument : call.arguments) {
    if (!argument.is_list()) return argument.kind == ValueKind::unknown ? unknown(call.span) : invalid(call.span);
    items.insert(items.end(), argument.items().begin(), argument.items().end());
  }
  return list(std::move(items), call.span);
}

Value element(const Call& call) {
  const auto items = call[0].items();
  const auto position = as_number(call[1]);
  if (!call[0].is_list() || !position || items.empty() || *position < 0) return invalid(call.span);
  return items[static_cast<std::size_t>(std::fmod(*position, static_cast<double>(items.size())))].value;
}

Value lookup(const Call& call) {
  if (call[0].kind == ValueKind::unknown || call[1].kind == ValueKind::unknown) return unknown(call.span);
  const auto key = as_text(call[1]);
  if (!call[0].is_object() || !key) return invalid(call.span);
  if (const Value* found = call[0].find(*key)) return *found;
  if (call[0].is_partial) return unknown(call.span);
  return call.size() == 3 ? call[2] : invalid(call.span);
}

Value length(const Call& call) {
  const Value& of = call[0];
  if (of.is_list() || of.is_object()) return number(static_cast<double>(of.items().size()), call.span);
  if (!of.is_string()) return invalid(call.span);
  const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
  return number(static_cast<double>(std::count_if(of.text.begin(), of.text.end(), is_lead)), call.span);
}

Value keys(const Call& call) {
  if (!call[0].is_object()) return invalid(call.span);
  Members items;
  for (const Member& member : sorted_by_key(call[0])) items.push_back({"", {}, string(member.key, member.key_span)});
  return list(std::move(items), call.span);
}

Value values(const Call& call) {
  if (!call[0].is_object()) return invalid(call.span);
  Members items;
  for (const Member& member : sorted_by_key(call[0])) items.push_back({"", {}, member.value});
  return list(std::move(items), call.span);
}

// False when an item is unknown: it may be a list itself.
bool flatten_into(const Value& of, Members& out) {
  for (const Member& item : of.items()) {
    if (!item.value.is_known()) return false;
    if (!item.value.is_list())
      out.push_back(item);
    else if (!flatten_into(item.value, out))
      return false;
  }
  return true;
}

Value flatten(const Call& call) {
  Members items;
  if (!call[0].is_list()) return invalid(call.span);
  return flatten_into(call[0], items) ? list(std::move(items), call.span) : unknown(call.span);
}

Value compact(const Call& call) {
  if (!call[0].is_list()) return invalid(call.span);
  Members items;
  for (const Member& item : call[0].items()) {
    if (!item.value.is_known()) return unknown(call.span);
    const bool is_empty = item.value.kind == ValueKind::null || (item.value.is_string() && item.value.text.empty());
    if (!is_empty) items.push_back(item);
  }
  return list(std::move(items), call.span);
}

Value coalesce(const Call& call) {
  for (const Value& argument : call.arguments) {
    if (!argument.is_known()) return argument;
    if (argument.kind != ValueKind::null && !(argument.is_string() && argument.text.empty())) return argument;
  }
  return invalid(call.span);
}

Value attempt(const Call& call) {
  for (const Value& argument : call.arguments) {
    if (argument.kind != ValueKind::invalid) return argument;
  }
  return invalid(call.span);
}

Value can(const Call& call) {
  if (call[0].kind == ValueKind::unknown) return unknown(call.span);
  return boolean(call[0].kind != ValueKind::invalid, call.span);
}

Value one(const Call& call) {
  const auto items = call[0].items();
  if (!call[0].is_list() || items.size() > 1) return invalid(call.span);
  return items.empty() ? null_value(call.span) : items[0].value;
}

Value slice(const Call& call) {
  const auto items = call[0].items();
  const auto from = as_number(call[1]), to = as_number(call[2]);
  if (!call[0].is_list() || !from || !to || *from < 0 || *from > *to || *to > static_cast<double>(items.size()))
    return invalid(call.span);
  const auto part = items.subspan(static_cast<std::size_t>(*from), static_cast<std::size_t>(*to - *from));
  return list(Members(part.begin(), part.end()), call.span);
}

Value zipmap(const Call& call) {
  const auto names = call[0].items(), items = call[1].items();
  if (!call[0].is_list() || !call[1].is_list() || names.size() != items.size()) return invalid(call.span);
  Members members;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto key = as_text(names[i].value);
    if (!key) return unknown(call.span);
    members.push_back({*key, names[i].value.span, items[i].value});
  }
  keep_last_of_keys(members);
  return object(std::move(members), call.span);
}

constexpr std::array<Function, 15> kFunctions = {{
    {"can", 1, 1, Needs::anything, can},
    {"coalesce", 1, kAnyNumber, Needs::anything, coalesce},
    {"compact", 1, 1, Needs::known, compact},
    {"concat", 1, kAnyNumber, Needs::anything, concat},
    {"element", 2, 2, Needs::known, element},
    {"flatten", 1, 1, Needs::known, flatten},
    {"keys", 1, 1, Needs::known, keys},
    {"length", 1, 1, Needs::known, length},
    {"lookup", 2, 3, Needs::anything, lookup},
    {"merge", 0, kAnyNumber, Needs::anything, merge},
    {"one", 1, 1, Needs::known, one},
    {"slice", 3, 3, Needs::known, slice},
    {"try", 1, kAnyNumber, Needs::anything, attempt},
    {"values", 1, 1, Needs::known, values},
    {"zipmap", 2, 2, Needs::known, zipmap},
}};

}  // namespace

std::span<const Function> collection_functions() {
  return kFunctions;
}

}  // namespace dek::hcl
