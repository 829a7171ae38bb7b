// Dots taken out of paths, one part at a time.
#include "hcl/module_path.hpp"

#include <vector>

#include "base/strings.hpp"

namespace dek::hcl {

std::optional<std::string> path_inside(std::string_view folder, std::string_view path) {
  if (path.starts_with('/') || path.starts_with('~') || path.find('\\') != std::string_view::npos) return std::nullopt;
  std::vector<std::string> parts;
  for (const std::string_view whole : {folder, path}) {
    for (const std::string_view part : base::split(whole, '/')) {
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        parts.emplace_back(part);
        continue;
      }
      if (parts.empty()) return std::nullopt;
      parts.pop_back();
    }
  }
  return base::join(parts, "/");
}

std::optional<std::string> module_folder(std::string_view folder, std::string_view source) {
  const bool is_local = source.starts_with("./") || source.starts_with("../") || source == "." || source == "..";
  return is_local ? path_inside(folder, source) : std::nullopt;
}

}  // namespace dek::hcl
