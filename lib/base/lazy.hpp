// Lazy<T>: a value made when somebody first asks for it.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

namespace dek::base {

/// Ask from any thread. Copies share the value.
template <typename T>
class Lazy {
 public:
  /// `make()` runs once, for whoever asks first.
  template <typename Make>
  const T& get(Make make) const {
    std::call_once(state_->once, [&] { state_->value.emplace(make()); });
    return *state_->value;
  }

 private:
  struct State {
    std::once_flag once;
    std::optional<T> value;
  };
  std::shared_ptr<State> state_ = std::make_shared<State>();
};

}  // namespace dek::base
