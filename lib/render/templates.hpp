// Where templates come from: the binary, with single files overlaid from a folder of the user's.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "render/template.hpp"

namespace dek::render {

class Templates {
 public:
  /// Those in the binary.
  Templates() = default;

  /// With those of `directory` in place of the ones of the same path. A file there that replaces nothing is an error.
  [[nodiscard]] static base::Result<Templates> with_overlay(const std::string& directory);

  /// The template at `path` ("README.md.mustache"); asking for one that is not there is a bug.
  [[nodiscard]] Template get(std::string_view path) const;

  /// The same, or nothing.
  [[nodiscard]] std::optional<Template> find(std::string_view path) const;

  /// Paths of all templates in the binary, sorted.
  [[nodiscard]] static std::vector<std::string_view> paths();

 private:
  std::map<std::string, Template, std::less<>> overlay_;
};

}  // namespace dek::render
