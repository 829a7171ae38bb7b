// Functions that change the type of a value, and those that write and read JSON and YAML.
#include <array>

#include "hcl/functions.hpp"
#include "hcl/json_text.hpp"

namespace dek::hcl {
namespace {

Value tostring(const Call& call) {
  const Value& of = call[0];
  if (of.is_string() || of.kind == ValueKind::null || of.kind == ValueKind::unknown) return of;
  const auto text = as_text(of);
  return text ? string(*text, of.span) : invalid(call.span);
}

Value tonumber(const Call& call) {
  if (call[0].kind == ValueKind::number || call[0].kind == ValueKind::null) return call[0];
  if (!call[0].is_known() || call[0].is_partial) return unknown(call.span);
  const auto value = as_number(call[0]);
  return value ? number(*value, call[0].span) : invalid(call.span);
}

Value tobool(const Call& call) {
  if (call[0].kind == ValueKind::null) return call[0];
  if (!call[0].is_known() || call[0].is_partial) return unknown(call.span);
  const auto text = as_text(call[0]);
  return text == "true" || text == "false" ? boolean(text == "true", call[0].span) : invalid(call.span);
}

Value tolist(const Call& call) {
  if (call[0].is_list() || !call[0].is_known() || call[0].kind == ValueKind::null) return call[0];
  return invalid(call.span);
}

Value tomap(const Call& call) {
  if (call[0].is_object() || !call[0].is_known() || call[0].kind == ValueKind::null) return call[0];
  return invalid(call.span);
}

// Sensitive or not, the value is the same.
Value itself(const Call& call) {
  return call[0];
}

// YAML that Terraform writes has another form than JSON; as YAML it reads the same.
Value encode(const Call& call, Encoding encoding) {
  if (!call[0].is_known()) return call[0];
  Value out = json_text(call[0], call.span);
  out.encoding = encoding;
  attach(out, Members{{"", {}, call[0]}});
  return out;
}

Value jsonencode(const Call& call) {
  return encode(call, Encoding::json);
}
Value yamlencode(const Call& call) {
  return encode(call, Encoding::yaml);
}
Value jsondecode(const Call& call) {
  return call.evaluator.decode(call[0], Encoding::json, call.span);
}
Value yamldecode(const Call& call) {
  return call.evaluator.decode(call[0], Encoding::yaml, call.span);
}

constexpr std::array<Function, 11> kFunctions = {{
    {"jsondecode", 1, 1, Needs::anything, jsondecode},
    {"jsonencode", 1, 1, Needs::anything, jsonencode},
    {"nonsensitive", 1, 1, Needs::anything, itself},
    {"sensitive", 1, 1, Needs::anything, itself},
    {"tobool", 1, 1, Needs::anything, tobool},
    {"tolist", 1, 1, Needs::anything, tolist},
    {"tomap", 1, 1, Needs::anything, tomap},
    {"tonumber", 1, 1, Needs::anything, tonumber},
    {"tostring", 1, 1, Needs::anything, tostring},
    {"yamldecode", 1, 1, Needs::anything, yamldecode},
    {"yamlencode", 1, 1, Needs::anything, yamlencode},
}};

}  // namespace

std::span<const Function> conversion_functions() {
  return kFunctions;
}

}  // namespace dek::hcl
