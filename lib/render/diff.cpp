// Line diff after Myers (1986): the greedy walk forwards, then the path read back.
#include "render/diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace dek::render {
namespace {

constexpr std::size_t kContext = 3;
// The walk keeps a lane per edit; texts with more lines than this together are shown as replaced whole.
constexpr std::size_t kWalkLimit = 8000;

/// Lines with their line ends.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

struct Edit {
  char kind;  // ' ', '-' or '+'
  std::string_view line;
};

using Lane = std::vector<std::ptrdiff_t>;

/// Furthest x on each diagonal, for every number of edits up to the one that reaches the end.
std::vector<Lane> walk(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  const auto n = static_cast<std::ptrdiff_t>(a.size()), m = static_cast<std::ptrdiff_t>(b.size());
  const std::ptrdiff_t offset = n + m + 1;
  Lane furthest(static_cast<std::size_t>(2 * offset + 1), 0);
  const auto at = [&](std::ptrdiff_t k) -> std::ptrdiff_t& { return furthest[static_cast<std::size_t>(k + offset)]; };
  std::vector<Lane> trace;
  for (std::ptrdiff_t d = 0; d <= n + m; ++d) {
    trace.push_back(furthest);
    for (std::ptrdiff_t k = -d; k <= d; k += 2) {
      std::ptrdiff_t x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      while (x < n && x - k < m && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)]) ++x;
      at(k) = x;
      if (x >= n && x - k >= m) return trace;
    }
  }
  return trace;
}

std::vector<Edit> edits(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  std::vector<Edit> script;
  if (a.size() + b.size() > kWalkLimit) {
    for (const std::string_view line : a) script.push_back({'-', line});
    for (const std::string_view line : b) script.push_back({'+', line});
    return script;
  }
  const std::vector<Lane> trace = walk(a, b);
  auto x = static_cast<std::ptrdiff_t>(a.size()), y = static_cast<std::ptrdiff_t>(b.size());
  const std::ptrdiff_t offset = x + y + 1;
  for (auto d = static_cast<std::ptrdiff_t>(trace.size()) - 1; d >= 0; --d) {
    const Lane& lane = trace[static_cast<std::size_t>(d)];
    const auto at = [&](std::ptrdiff_t k) { return lane[static_cast<std::size_t>(k + offset)]; };
    const std::ptrdiff_t k = x - y;
    const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
    const std::ptrdiff_t before_x = d == 0 ? 0 : at(down ? k + 1 : k - 1);
    const std::ptrdiff_t before_y = d == 0 ? 0 : before_x - (down ? k + 1 : k - 1);
    for (; x > before_x && y > before_y; --x, --y) script.push_back({' ', a[static_cast<std::size_t>(x - 1)]});
    if (d == 0) break;
    if (down) {
      script.push_back({'+', b[static_cast<std::size_t>(--y)]});
    } else {
      script.push_back({'-', a[static_cast<std::size_t>(--x)]});
    }
  }
  std::ranges::reverse(script);
  return script;
}

/// Where a hunk's lines start counting: an empty side names the line before.
std::size_t first_line(std::size_t before, std::size_t count) {
  return count == 0 ? before : before + 1;
}

std::string hunk(const std::vector<Edit>& script, std::size_t begin, std::size_t end) {
  std::size_t old_before = 0, new_before = 0, old_count = 0, new_count = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const bool inside = i >= begin;
    if (script[i].kind != '+') ++(inside ? old_count : old_before);
    if (script[i].kind != '-') ++(inside ? new_count : new_before);
  }
  std::string text = fmt::format("@@ -{},{} +{},{} @@\n", first_line(old_before, old_count), old_count,
                                 first_line(new_before, new_count), new_count);
  for (std::size_t i = begin; i < end; ++i) {
    text += script[i].kind;
    text += script[i].line;
    if (!script[i].line.ends_with('\n')) text += "\n\\ No newline at end of file\n";
  }
  return text;
}

}  // namespace

std::string unified_diff(std::string_view old_name, std::string_view old_text, std::string_view new_name,
                         std::string_view new_text) {
  if (old_text == new_text) return {};
  const std::vector<Edit> script = edits(lines_of(old_text), lines_of(new_text));
  std::string text = fmt::format("--- {}\n+++ {}\n", old_name, new_name);
  const auto changed = [](const Edit& edit) { return edit.kind != ' '; };
  for (std::size_t at = 0; at < script.size();) {
    const auto first = std::find_if(script.begin() + static_cast<std::ptrdiff_t>(at), script.end(), changed);
    if (first == script.end()) break;
    const auto start = static_cast<std::size_t>(first - script.begin());
    std::size_t last = start;
    for (std::size_t i = start; i < script.size() && i <= last + 2 * kContext + 1; ++i)
      if (changed(script[i])) last = i;
    const std::size_t begin = std::max(at, start - std::min(start, kContext));
    const std::size_t end = std::min(script.size(), last + kContext + 1);
    text += hunk(script, begin, end);
    at = end;
  }
  return text;
}

}  // namespace dek::render
