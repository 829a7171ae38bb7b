// Carrying out a tree diff: everything is staged beside the target first, then moved into place.
#pragma once

#include <string>

#include "base/result.hpp"
#include "render/tree_diff.hpp"

namespace dek::render {

/// Writes and removes what `diff` says, below `directory` only. A full disk or a folder that cannot be written is found
/// while staging, before any file of the folder has changed.
[[nodiscard]] base::Result<base::Done> write_tree(const std::string& directory, const TreeDiff& diff);

}  // namespace dek::render
