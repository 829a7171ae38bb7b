// Linear merges over sorted windows.
#include "plan/windows.hpp"

#include <algorithm>
#include <iterator>

namespace dek::plan {

Windows unite(const Windows& a, const Windows& b) {
  Windows all;
  std::ranges::merge(a, b, std::back_inserter(all), {}, &Window::begin, &Window::begin);
  Windows united;
  for (const Window& window : all) append(united, window);
  return united;
}

Windows intersect(const Windows& a, const Windows& b) {
  Windows shared;
  shared.reserve(std::max(a.size(), b.size()));
  for_each_shared(a, b, [&](Window window) { shared.push_back(window); });
  return shared;
}

Windows subtract(const Windows& a, const Windows& b) {
  Windows left;
  left.reserve(a.size() + b.size());
  std::size_t j = 0;
  for (Window rest : a) {
    while (j < b.size() && b[j].end <= rest.begin) ++j;
    for (std::size_t k = j; k < b.size() && b[k].begin < rest.end; ++k) {
      append(left, {rest.begin, b[k].begin});
      rest.begin = std::max(rest.begin, b[k].end);
    }
    append(left, rest);
  }
  return left;
}

bool contains(const Windows& windows, Minute minute) {
  const auto next = std::ranges::upper_bound(windows, minute, {}, &Window::begin);
  return next != windows.begin() && minute < std::prev(next)->end;
}

bool intersects(const Windows& a, const Windows& b) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (std::max(a[i].begin, b[j].begin) < std::min(a[i].end, b[j].end)) return true;
    a[i].end < b[j].end ? ++i : ++j;
  }
  return false;
}

std::int64_t total_minutes(const Windows& windows) {
  std::int64_t total = 0;
  for (const Window& window : windows) total += window.end - window.begin;
  return total;
}

}  // namespace dek::plan
