// Search in the generated tables, which are sorted by their first column; the order is checked at compile time.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "base/hash.hpp"

namespace dek::facts {

/// For static_assert beside each table.
template <typename Row, typename Key>
[[nodiscard]] constexpr bool sorted_by(std::span<const Row> rows, Key key) {
  return std::ranges::adjacent_find(rows, std::ranges::greater_equal{}, key) == rows.end();
}

/// The row whose key equals `name`, or null.
template <typename Row, typename Key>
[[nodiscard]] constexpr const Row* find_row(std::span<const Row> rows, std::string_view name, Key key) {
  const auto row = std::ranges::lower_bound(rows, name, {}, key);
  return row != rows.end() && std::invoke(key, *row) == name ? &*row : nullptr;
}

/// Whether `value` is one of the values that a column holds, separated by `|`.
[[nodiscard]] constexpr bool is_listed(std::string_view values, std::string_view value) {
  for (;;) {
    const std::size_t end = values.find('|');
    if (values.substr(0, end) == value) return true;
    if (end == std::string_view::npos) return false;
    values.remove_prefix(end + 1);
  }
}

/// Where each name of a table stands, made at compile time: for tables that are asked all day, by rules and views.
template <std::size_t Rows>
class NameIndex {
 public:
  template <typename Row, typename Key>
  constexpr NameIndex(std::span<const Row> rows, Key key) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::size_t slot = first_slot(std::invoke(key, rows[i]));
      while (slots_[slot] != 0) slot = (slot + 1) % slots_.size();
      slots_[slot] = static_cast<std::uint16_t>(i + 1);
    }
  }

  /// find_row, of the same rows.
  template <typename Row, typename Key>
  [[nodiscard]] constexpr const Row* find(std::span<const Row> rows, std::string_view name, Key key) const {
    for (std::size_t slot = first_slot(name); slots_[slot] != 0; slot = (slot + 1) % slots_.size()) {
      const Row& row = rows[slots_[slot] - 1U];
      if (std::invoke(key, row) == name) return &row;
    }
    return nullptr;
  }

 private:
  static_assert(Rows < UINT16_MAX);

  /// Names begin alike and end differently.
  static constexpr std::size_t first_slot(std::string_view name) {
    constexpr std::size_t kTail = 12;
    const std::string_view tail = name.substr(name.size() - std::min(name.size(), kTail));
    return base::fnv1a(tail, name.size()) % std::bit_ceil(2 * Rows);
  }

  std::array<std::uint16_t, std::bit_ceil(2 * Rows)> slots_{};  // 1 + the row; 0: no name
};

}  // namespace dek::facts
