// The texts of findings: fmt's patterns, with a short way for the plain ones that most are.
#pragma once

#include <fmt/core.h>

#include <array>
#include <charconv>
#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace dek::lint {

template <typename T>
concept Text = std::is_convertible_v<T, std::string_view>;

template <typename T>
concept Count = std::integral<std::remove_cvref_t<T>> && !std::same_as<std::remove_cvref_t<T>, bool> &&
                !std::same_as<std::remove_cvref_t<T>, char>;

/// What fmt would write for `{}`.
class Piece {
 public:
  explicit Piece(std::string_view text) : text_(text) {}
  template <Count T>
  explicit Piece(T count) {
    text_ = {digits_.data(), std::to_chars(digits_.begin(), digits_.end(), count).ptr};
  }
  Piece(const Piece&) = delete;
  Piece& operator=(const Piece&) = delete;

  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::array<char, 20> digits_;  // of the longest count
  std::string_view text_;
};

/// The pattern with the pieces in place of its `{}`; empty when it holds other braces than these.
[[nodiscard]] std::optional<std::string> fill_in(std::string_view pattern, std::span<const Piece> pieces);

template <typename... Args>
std::string format_text(fmt::format_string<Args...> format, Args&&... args) {
  const fmt::string_view pattern = format;
  if constexpr (((Text<Args> || Count<Args>)&&...)) {
    const std::array<Piece, sizeof...(Args)> pieces = {Piece(args)...};
    if (auto text = fill_in({pattern.data(), pattern.size()}, pieces)) return *std::move(text);
  }
  return fmt::format(format, std::forward<Args>(args)...);
}

}  // namespace dek::lint
