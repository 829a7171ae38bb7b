// Finding a function and judging its arguments.
#include "hcl/functions.hpp"

#include <algorithm>
#include <array>

namespace dek::hcl {
namespace {

const Function* find(std::string_view name) {
  // A provider cannot shadow the core; `core::` names it.
  if (name.starts_with("core::")) name.remove_prefix(6);
  for (const auto family : {text_functions(), collection_functions(), set_functions(), conversion_functions(),
                            number_functions(), network_functions(), file_functions()}) {
    const auto found = std::find_if(family.begin(), family.end(), [&](const Function& f) { return f.name == name; });
    if (found != family.end()) return &*found;
  }
  return nullptr;
}

}  // namespace

Value run_function(std::string_view name, const Call& call) {
  const Function* function = find(name);
  if (function == nullptr) return unknown(call.span);
  if (call.size() < function->least || (function->most != kAnyNumber && call.size() > function->most))
    return invalid(call.span);
  if (function->needs == Needs::known) {
    for (const Value& argument : call.arguments) {
      if (argument.kind == ValueKind::unknown || argument.is_partial) return unknown(call.span);
      if (!argument.is_known() || argument.kind == ValueKind::null) return invalid(call.span);
    }
  }
  return function->run(call);
}

}  // namespace dek::hcl
