// Result<T>: a value, or an Error about running (a missing file, a bad flag). What has a position is a diagnostic
// instead.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/assert.hpp"

namespace dek::base {

struct Error {
  std::string message;  // what was observed, lower-case, no final period
  std::string hint;     // what to do; may be empty
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: a value is a result
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: so is an error

  explicit operator bool() const { return state_.index() == 0; }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(value()); }
  const T* operator->() const { return &value(); }

  const T& value() const {
    DEK_ASSERT(state_.index() == 0);
    return *std::get_if<0>(&state_);
  }
  T& value() {
    DEK_ASSERT(state_.index() == 0);
    return *std::get_if<0>(&state_);
  }
  const Error& error() const {
    DEK_ASSERT(state_.index() == 1);
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value.
struct Done {};

}  // namespace dek::base

#define DEK_CONCAT_INNER(a, b) a##b
#define DEK_CONCAT(a, b) DEK_CONCAT_INNER(a, b)

/// DEK_TRY(auto x, f()); leaves the calling function with f's error, or binds its value.
#define DEK_TRY(declaration, expression) DEK_TRY_IMPL(DEK_CONCAT(dek_result_, __LINE__), declaration, expression)
#define DEK_TRY_IMPL(result, declaration, expression) \
  auto result = (expression);                         \
  if (!result) return result.error();                 \
  declaration = std::move(result.value())

/// DEK_CHECK(f()); leaves the calling function with f's error.
#define DEK_CHECK(expression)                                                \
  do {                                                                       \
    if (auto dek_check = (expression); !dek_check) return dek_check.error(); \
  } while (false)
