// One .gitignore file: which paths below its directory git would not look at.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dek::base {

class Gitignore {
 public:
  explicit Gitignore(std::string_view content);

  /// The verdict of the last pattern that matches: true for ignored, false for taken back with `!`; empty when none
  /// does. `path` is relative to the directory of the file, with forward slashes.
  [[nodiscard]] std::optional<bool> ignores(std::string_view path, bool is_directory) const;

  [[nodiscard]] bool empty() const { return patterns_.empty(); }

 private:
  struct Pattern {
    std::string glob;
    bool is_negated = false;
    bool is_for_directories = false;
    bool is_for_names = false;  // no slash in it: compared with the last component only
  };
  static std::optional<Pattern> parse(std::string_view line);

  std::vector<Pattern> patterns_;
};

}  // namespace dek::base
