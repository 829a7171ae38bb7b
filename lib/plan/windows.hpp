// Sets of minutes as sorted, disjoint windows, and the arithmetic of such sets.
#pragma once

#include <cstdint>
#include <vector>

namespace dek::plan {

/// Minutes since 1970-01-01 00:00 UTC.
using Minute = std::int64_t;

/// The minutes from `begin` up to, not including, `end`.
struct Window {
  Minute begin = 0;
  Minute end = 0;

  friend bool operator==(const Window&, const Window&) = default;
};

/// Sorted, not empty, not touching each other.
using Windows = std::vector<Window>;

/// Appends a window that begins no earlier than the last one, merging what touches.
void append(Windows& windows, Window next);

[[nodiscard]] Windows unite(const Windows& a, const Windows& b);
[[nodiscard]] Windows intersect(const Windows& a, const Windows& b);
/// What of `a` is not in `b`.
[[nodiscard]] Windows subtract(const Windows& a, const Windows& b);

[[nodiscard]] bool contains(const Windows& windows, Minute minute);
[[nodiscard]] std::int64_t total_minutes(const Windows& windows);

}  // namespace dek::plan
