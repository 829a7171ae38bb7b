// Lines to patterns, after gitignore(5).
#include "base/gitignore.hpp"

#include "base/glob.hpp"
#include "base/strings.hpp"

namespace dek::base {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// Blanks at the end do not count, unless a backslash stands before them.
std::string_view without_trailing_blanks(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
  return line;
}

}  // namespace

Gitignore::Gitignore(std::string_view content) {
  if (content.starts_with(kByteOrderMark)) content.remove_prefix(kByteOrderMark.size());
  for (const std::string_view line : split(content, '\n'))
    if (auto pattern = parse(without_trailing_blanks(line))) patterns_.push_back(std::move(*pattern));
}

std::optional<Gitignore::Pattern> Gitignore::parse(std::string_view line) {
  if (line.empty() || line.front() == '#') return std::nullopt;
  Pattern pattern;
  if (line.front() == '!') {
    pattern.is_negated = true;
    line.remove_prefix(1);
  }
  if (line.ends_with('/')) {
    pattern.is_for_directories = true;
    line.remove_suffix(1);
  }
  pattern.is_for_names = line.find('/') == std::string_view::npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty()) return std::nullopt;
  pattern.glob = line;
  return pattern;
}

std::optional<bool> Gitignore::ignores(std::string_view path, bool is_directory) const {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    if (pattern->is_for_directories && !is_directory) continue;
    if (glob_matches(pattern->glob, pattern->is_for_names ? name : path)) return !pattern->is_negated;
  }
  return std::nullopt;
}

}  // namespace dek::base
