// Sets of minutes as sorted, disjoint windows, and the arithmetic of such sets.
#pragma once

#include <algorithm>
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
inline void append(Windows& windows, Window next) {
  if (next.begin >= next.end) return;
  if (!windows.empty() && next.begin <= windows.back().end) {
    windows.back().end = std::max(windows.back().end, next.end);
  } else {
    windows.push_back(next);
  }
}

/// Calls `visit` with each window of `intersect(a, b)`, in order.
template <typename Visit>
void for_each_shared(const Windows& a, const Windows& b, Visit visit) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const Window shared{std::max(a[i].begin, b[j].begin), std::min(a[i].end, b[j].end)};
    if (shared.begin < shared.end) visit(shared);
    if (a[i].end < b[j].end) {
      ++i;
    } else {
      ++j;
    }
  }
}

[[nodiscard]] Windows unite(const Windows& a, const Windows& b);
[[nodiscard]] Windows intersect(const Windows& a, const Windows& b);
/// What of `a` is not in `b`.
[[nodiscard]] Windows subtract(const Windows& a, const Windows& b);

[[nodiscard]] bool contains(const Windows& windows, Minute minute);
[[nodiscard]] bool intersects(const Windows& a, const Windows& b);
[[nodiscard]] std::int64_t total_minutes(const Windows& windows);

}  // namespace dek::plan
