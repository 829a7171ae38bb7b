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
/// severities, moves what is suppressed to Outcome::suppressed, and adds what is wrong with suppressions.
void conclude(Outcome& outcome, const Parts& parts, text::TextStore& store);

}  // namespace dek::lint
