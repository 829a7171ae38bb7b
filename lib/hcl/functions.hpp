// The functions of Terraform that need nothing but their arguments, in tables by family.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "hcl/evaluator.hpp"

namespace dek::hcl {

struct Call {
  std::span<const Value> arguments;
  text::Span span;
  Evaluator& evaluator;

  [[nodiscard]] const Value& operator[](std::size_t i) const { return arguments[i]; }
  [[nodiscard]] std::size_t size() const { return arguments.size(); }
};

/// What a function wants to know of its arguments before it runs.
enum class Needs : std::uint8_t {
  known,     // all known, strings whole, no nulls: otherwise the result is unknown
  anything,  // looks for itself
};

struct Function {
  std::string_view name;
  std::uint8_t least, most;  // arguments; kAnyNumber: no bound
  Needs needs;
  Value (*run)(const Call&);
};

inline constexpr std::uint8_t kAnyNumber = 255;

[[nodiscard]] std::span<const Function> text_functions();
[[nodiscard]] std::span<const Function> collection_functions();
[[nodiscard]] std::span<const Function> set_functions();
[[nodiscard]] std::span<const Function> conversion_functions();
[[nodiscard]] std::span<const Function> number_functions();
[[nodiscard]] std::span<const Function> network_functions();
[[nodiscard]] std::span<const Function> file_functions();

/// Unknown for functions that are not in the tables, and for arguments they do not take.
[[nodiscard]] Value run_function(std::string_view name, const Call& call);

}  // namespace dek::hcl
