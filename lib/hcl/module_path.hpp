// Paths that a module writes, inside the linted root or nowhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dek::hcl {

/// `path` as written in a file of `folder`, relative to the linted root as `folder` is; "" is the root itself. None
/// when it is absolute, starts at a home folder, or leaves the root. Looks at no disk: links are the reader's affair.
[[nodiscard]] std::optional<std::string> path_inside(std::string_view folder, std::string_view path);

/// The folder of a module called with `source`; none for sources of registries and repositories.
[[nodiscard]] std::optional<std::string> module_folder(std::string_view folder, std::string_view source);

}  // namespace dek::hcl
