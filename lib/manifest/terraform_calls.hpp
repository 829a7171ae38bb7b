// Calls of modules by folder (`source = "./x"`): who calls whom, and what the called one gets.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hcl/ast.hpp"
#include "hcl/value.hpp"

namespace dek::manifest {

/// From one module of a set to another, both by number.
struct ModuleCall {
  std::size_t caller = 0, callee = 0;
  const hcl::File* file = nullptr;
  const hcl::Block* block = nullptr;
  hcl::Value inputs;  // the block as an object, once the caller was read
};

/// The folder that a module block names; none when it is not plainly one.
[[nodiscard]] std::optional<std::string_view> called_folder(const hcl::File& file, const hcl::Block& block);

/// Modules in turns: all callers of a module stand in turns before it. Those that call each other in a circle, and what
/// only they call, are in none.
[[nodiscard]] std::vector<std::vector<std::size_t>> in_turns(std::size_t modules, const std::vector<ModuleCall>& calls);

/// What a module gets by all calls of it: inputs that differ are unknown.
[[nodiscard]] hcl::Value inputs_of(const std::vector<const ModuleCall*>& calls);

/// Inputs with the paths in them moved from the caller's folder to the callee's; `is_file` says which strings are
/// paths.
[[nodiscard]] hcl::Value with_moved_paths(hcl::Value inputs, std::string_view from, std::string_view to,
                                          const std::function<bool(std::string_view)>& is_file);

}  // namespace dek::manifest
