// `--add-ignore` of `dekctl lint`: comments into the files, so that the next run is quiet.
#pragma once

#include <string>
#include <vector>

#include "fixing.hpp"
#include "lint/engine.hpp"

namespace dek::cli {

struct Ignored {
  FixedSet set;                   // what to write; `fixes` counts the comments
  std::vector<std::string> left;  // files whose findings a comment cannot suppress
  std::size_t findings = 0;       // that are suppressed now
};

/// Lints, adds comments for findings from `threshold` on, and lints again in memory: a file is changed only when its
/// findings are gone and it reads as before.
[[nodiscard]] Ignored add_ignores(const std::vector<lint::Unit>& units, lint::Rules rules, const lint::Options& options,
                                  diag::Severity threshold, const std::string& reason);

}  // namespace dek::cli
