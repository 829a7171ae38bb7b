// Sets of files by patterns of .gitignore.
#include "base/path_patterns.hpp"

#include <vector>

#include "base/strings.hpp"

namespace dek::base {

PathPatterns::PathPatterns(std::span<const std::string> patterns)
    : patterns_(join({patterns.begin(), patterns.end()}, "\n")) {}

bool PathPatterns::contains(std::string_view path) const {
  if (path.starts_with("../") || path.starts_with("/")) return false;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
    if (patterns_.ignores(path.substr(0, slash), true).value_or(false)) return true;
  }
  return patterns_.ignores(path, false).value_or(false);
}

}  // namespace dek::base
