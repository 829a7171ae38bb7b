// Lazy<T>: a value made when somebody first asks for it.
#pragma once

#include <atomic>
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
    if (const T* made = state_->made.load(std::memory_order_acquire)) return *made;
    std::call_once(state_->once,
                   [&] { state_->made.store(&state_->value.emplace(make()), std::memory_order_release); });
    return *state_->value;
  }

 private:
  struct State {
    std::once_flag once;
    std::optional<T> value;
    std::atomic<const T*> made = nullptr;  // once it is: most ask later, and need no more than a look
  };
  std::shared_ptr<State> state_ = std::make_shared<State>();
};

}  // namespace dek::base
