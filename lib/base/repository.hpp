// Where the repository around a file begins.
#pragma once

#include <optional>
#include <string>

namespace dek::base {

/// The nearest folder at or above `directory` that holds `.git` (a folder, or the file of a work tree), as an absolute
/// path without links; empty when there is none.
[[nodiscard]] std::optional<std::string> repository_root(const std::string& directory);

}  // namespace dek::base
