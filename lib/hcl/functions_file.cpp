// Functions that read files of the linted root, through the evaluator's caller.
#include <array>

#include "hcl/functions.hpp"

namespace dek::hcl {
namespace {

Value file(const Call& call) {
  const auto path = as_text(call[0]);
  return path ? call.evaluator.read_file(*path, call.span) : invalid(call.span);
}

// The names may be unknown one by one; an unknown object of names says nothing at all.
Value templatefile(const Call& call) {
  if (call[0].kind == ValueKind::unknown || call[0].is_partial || !call[1].is_known()) return unknown(call.span);
  const auto path = as_text(call[0]);
  if (!path || !call[1].is_object()) return invalid(call.span);
  return call.evaluator.render_template(*path, call[1], call.span);
}

Value basename(const Call& call) {
  const auto path = as_text(call[0]);
  return path ? string(path->substr(path->rfind('/') + 1), call.span) : invalid(call.span);
}

constexpr std::array<Function, 3> kFunctions = {{
    {"basename", 1, 1, Needs::known, basename},
    {"file", 1, 1, Needs::known, file},
    {"templatefile", 2, 2, Needs::anything, templatefile},
}};

}  // namespace

std::span<const Function> file_functions() {
  return kFunctions;
}

}  // namespace dek::hcl
