// The last steps of a run: what the configuration says of each finding, and what is suppressed.
#pragma once

#include <memory>
#include <span>

#include "lint/engine.hpp"
#include "manifest/workspace.hpp"

namespace dek::lint {

/// What a run is made of; `units` and `files` go together.
struct Parts {
  std::span<const Unit> units;
  std::span<const std::unique_ptr<manifest::File>> files;
  const manifest::Workspace& workspace;
  Rules rules;     // that ran
  Rules selected;  // that are reported
  const Options& options;
};

/// Drops findings of rules that are not selected or off in their file and of files that are not reported, sets
/// severities, adds what is wrong with suppressions, and takes out and returns what is suppressed.
[[nodiscard]] FoundList conclude(FoundList& found, const Parts& parts, text::TextStore& store);

}  // namespace dek::lint
