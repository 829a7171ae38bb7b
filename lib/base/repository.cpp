// Going upward until `.git` is met.
#include "base/repository.hpp"

#include <filesystem>

namespace dek::base {

std::optional<std::string> repository_root(const std::string& directory) {
  std::error_code code;
  std::filesystem::path at = std::filesystem::canonical(directory, code);
  if (code) return std::nullopt;
  for (;; at = at.parent_path()) {
    if (std::filesystem::exists(at / ".git", code)) return at.string();
    if (!at.has_relative_path()) return std::nullopt;
  }
}

}  // namespace dek::base
