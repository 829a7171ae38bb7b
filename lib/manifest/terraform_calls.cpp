// The graph of calls, and values on their way along it.
#include "manifest/terraform_calls.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace dek::manifest {
namespace {

using hcl::Value;

constexpr std::size_t kMaxCalls = 64;         // so many calls have little in common
constexpr std::uint32_t kMaxWeight = 20'000;  // of one input; it may double from module to module

bool is_relative(std::string_view path) {
  return path.starts_with("./") || path.starts_with("../");
}

/// The input when every call gives the same.
Value common_input(const hcl::Member& first, const std::vector<const ModuleCall*>& calls) {
  for (const ModuleCall* call : calls) {
    const Value* other = call->inputs.find(first.key);
    if (other == nullptr || hcl::equals(first.value, *other) != true) return hcl::unknown(first.value.span);
  }
  return first.value;
}

}  // namespace

std::optional<std::string_view> called_folder(const hcl::File& file, const hcl::Block& block) {
  const hcl::Attribute* source = block.type.text == "module" ? block.body.attribute("source") : nullptr;
  if (source == nullptr || !is_relative(file.plain_string(*source))) return std::nullopt;
  return file.plain_string(*source);
}

std::vector<std::vector<std::size_t>> in_turns(std::size_t modules, const std::vector<ModuleCall>& calls) {
  std::vector<std::size_t> open_calls(modules);
  std::vector<std::vector<std::size_t>> callees(modules);
  for (const ModuleCall& call : calls) {
    ++open_calls[call.callee];
    callees[call.caller].push_back(call.callee);
  }
  std::vector<std::vector<std::size_t>> turns(1);
  for (std::size_t i = 0; i < modules; ++i) {
    if (open_calls[i] == 0) turns.front().push_back(i);
  }
  while (!turns.back().empty()) {
    std::vector<std::size_t> next;
    for (const std::size_t caller : turns.back()) {
      for (const std::size_t callee : callees[caller]) {
        if (--open_calls[callee] == 0) next.push_back(callee);
      }
    }
    std::ranges::sort(next);
    turns.push_back(std::move(next));
  }
  turns.pop_back();
  return turns;
}

Value inputs_of(const std::vector<const ModuleCall*>& calls) {
  if (calls.size() == 1 && calls.front()->inputs.is_object()) return calls.front()->inputs;
  hcl::Members members;
  std::set<std::string_view> seen;
  bool is_partial = calls.size() > kMaxCalls;
  for (const ModuleCall* call : calls) {
    if (calls.size() > kMaxCalls) break;
    is_partial = is_partial || call->inputs.is_partial || !call->inputs.is_object();
    for (const hcl::Member& input : call->inputs.items()) {
      if (seen.insert(input.key).second) members.push_back({input.key, input.key_span, common_input(input, calls)});
    }
  }
  Value out = hcl::object(std::move(members), calls.front()->inputs.span);
  out.is_partial = is_partial;
  return out;
}

Value with_moved_paths(Value inputs, std::string_view from, std::string_view to,
                       const std::function<bool(std::string_view)>& is_file) {
  if (inputs.is_whole_string() && is_relative(inputs.text)) {
    const auto path = (std::filesystem::path(from) / inputs.text).lexically_normal();
    if (is_file(path.generic_string())) {
      inputs.text = path.lexically_relative(to.empty() ? "." : to).generic_string();
      inputs.pieces.clear();
    }
  }
  if (!inputs.is_object() && !inputs.is_list()) return inputs;
  hcl::Members members(inputs.items().begin(), inputs.items().end());
  for (hcl::Member& member : members) {
    member.value = member.value.weight > kMaxWeight ? hcl::unknown(member.value.span)
                                                    : with_moved_paths(std::move(member.value), from, to, is_file);
  }
  hcl::attach(inputs, std::move(members));
  return inputs;
}

}  // namespace dek::manifest
