// Sets of files by patterns of .gitignore: "prod/", "*.tf", "!keep.yaml".
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/gitignore.hpp"

namespace dek::base {

class PathPatterns {
 public:
  explicit PathPatterns(std::span<const std::string> patterns);

  /// True when the file or a folder above it is meant. `path` is relative to where the patterns are written, with
  /// forward slashes; a file outside ("../x.yaml") is never meant.
  [[nodiscard]] bool contains(std::string_view path) const;

  [[nodiscard]] bool empty() const { return patterns_.empty(); }

 private:
  Gitignore patterns_;
};

}  // namespace dek::base
