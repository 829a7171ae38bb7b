// Binary search in the generated tables, which are sorted by their first column; the order is checked at compile time.
#pragma once

#include <algorithm>
#include <functional>
#include <span>
#include <string_view>

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

}  // namespace dek::facts
