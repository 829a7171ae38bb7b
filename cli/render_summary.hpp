// What `render` says about the trees it wrote, compared or refused to write.
#pragma once

#include <string>
#include <vector>

#include "render/platform.hpp"
#include "render/tree_diff.hpp"

namespace dek::cli {

/// "56 new, 2 removed, 3 unchanged".
[[nodiscard]] std::string changes_in_words(const render::TreeDiff& diff);

/// The whole summary of one tree in `folder`: what was written, by part, what was left out, what comes next.
[[nodiscard]] std::string tree_summary(const render::Platform& platform, const std::string& folder,
                                       const render::TreeDiff& diff);

/// One line for a tree among several.
[[nodiscard]] std::string tree_line(const render::Platform& platform, const std::string& folder,
                                    const render::TreeDiff& diff);

/// A line for each file that writing would take from somebody.
[[nodiscard]] std::string conflict_lines(const std::string& folder,
                                         const std::vector<const render::Change*>& conflicts);

}  // namespace dek::cli
