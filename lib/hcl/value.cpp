// Making, converting and comparing values.
#include "hcl/value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "hcl/number.hpp"

namespace dek::hcl {
namespace {

constexpr double kMostExactWhole = 9007199254740992.0;  // 2^53
constexpr std::uint64_t kMaxWeight = 1'000'000;         // members; the largest of people's values have hundreds
constexpr int kMaxDepth = 300;
constexpr int kDigits = 15;  // decimal digits that every double keeps

Value make(ValueKind kind, text::Span span, std::string text = {}) {
  Value out;
  out.kind = kind;
  out.span = span;
  out.text = std::move(text);
  return out;
}

Value with_members(ValueKind kind, Members members, text::Span span) {
  Value out = make(kind, span);
  attach(out, std::move(members));
  return out;
}

std::optional<bool> equal_members(const Value& a, const Value& b) {
  const Members left = a.is_object() ? sorted_by_key(a) : Members(a.items().begin(), a.items().end());
  const Members right = b.is_object() ? sorted_by_key(b) : Members(b.items().begin(), b.items().end());
  if (left.size() != right.size()) return false;
  bool is_certain = true;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i].key != right[i].key) return false;
    const auto same = equals(left[i].value, right[i].value);
    if (same == false) return false;
    is_certain = is_certain && same.has_value();
  }
  return is_certain ? std::optional(true) : std::nullopt;
}

}  // namespace

std::span<const Member> Value::items() const {
  if ((!is_list() && !is_object()) || !members) return {};
  return *members;
}

const Value* Value::find(std::string_view key) const {
  if (!is_object()) return nullptr;
  const std::span<const Member> all = items();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Member& m) { return m.key == key; });
  return found == all.end() ? nullptr : &found->value;
}

Value unknown(text::Span span) {
  return make(ValueKind::unknown, span);
}
Value invalid(text::Span span) {
  return make(ValueKind::invalid, span);
}
Value null_value(text::Span span) {
  return make(ValueKind::null, span);
}
Value boolean(bool value, text::Span span) {
  return make(ValueKind::boolean, span, value ? "true" : "false");
}
Value string(std::string text, text::Span span) {
  return make(ValueKind::string, span, std::move(text));
}
Value list(Members items, text::Span span) {
  return with_members(ValueKind::list, std::move(items), span);
}
Value object(Members entries, text::Span span) {
  return with_members(ValueKind::object, std::move(entries), span);
}

Value number(double value, text::Span span) {
  if (!(std::abs(value) <= kMostExactWhole)) return unknown(span);
  char digits[64];
  const auto end = value == std::floor(value)
                       ? std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed)
                       : std::to_chars(digits, digits + sizeof digits, value, std::chars_format::general, kDigits);
  return make(ValueKind::number, span, canonical_number({digits, end.ptr}));
}

Value number(std::string canonical, text::Span span) {
  return make(ValueKind::number, span, std::move(canonical));
}

void attach(Value& value, Members members) {
  std::uint64_t weight = 1;
  int depth = 0;
  for (const Member& member : members) {
    weight += member.value.weight;
    depth = std::max(depth, member.value.depth + 1);
  }
  if (weight > kMaxWeight || depth > kMaxDepth) {
    value = unknown(value.span);
    return;
  }
  value.weight = static_cast<std::uint32_t>(weight);
  value.depth = static_cast<std::uint16_t>(depth);
  value.members = std::make_shared<const Members>(std::move(members));
}

std::optional<double> as_number(const Value& value) {
  const bool may_be = value.kind == ValueKind::number || value.is_whole_string();
  const bool is_negative = may_be && value.text.starts_with('-');
  if (!may_be || !is_number(std::string_view(value.text).substr(is_negative ? 1 : 0))) return std::nullopt;
  double out = 0;
  const auto end = std::from_chars(value.text.data(), value.text.data() + value.text.size(), out);
  return end.ec == std::errc{} ? std::optional(out) : std::nullopt;
}

std::optional<std::string> as_text(const Value& value) {
  if (value.kind == ValueKind::number || value.kind == ValueKind::boolean || value.is_whole_string()) return value.text;
  return std::nullopt;
}

std::optional<bool> equals(const Value& a, const Value& b) {
  if (!a.is_known() || !b.is_known()) return std::nullopt;
  if (a.kind != b.kind) return false;
  if (a.is_partial || b.is_partial) return std::nullopt;
  if (a.is_list() || a.is_object()) return equal_members(a, b);
  return a.text == b.text;
}

Members sorted_by_key(const Value& object) {
  Members out(object.items().begin(), object.items().end());
  std::stable_sort(out.begin(), out.end(), [](const Member& a, const Member& b) { return a.key < b.key; });
  return out;
}

void append(Value& string, const Value& part) {
  const auto shift = static_cast<std::uint32_t>(string.text.size());
  for (const Piece& piece : part.pieces) string.pieces.push_back({piece.begin + shift, piece.from});
  string.text += part.text;
  string.is_partial = string.is_partial || part.is_partial;
}

std::vector<text::Segment> segments_in(const Value& string, text::TextId parent) {
  std::vector<text::Segment> out;
  for (const Piece& piece : string.pieces) {
    if (piece.from.text == parent) out.push_back({piece.begin, piece.from.begin, piece.from.end - piece.from.begin});
  }
  return out;
}

}  // namespace dek::hcl
