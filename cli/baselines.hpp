// Baseline files of a run of lint: read, compared with, written.
#pragma once

#include "base/result.hpp"
#include "io.hpp"
#include "lint/engine.hpp"
#include "lint_input.hpp"
#include "lint_options.hpp"
#include "text/store.hpp"

namespace dek::cli {

/// Sets known findings of the outcome apart and tells on `io.err` what is gone since; with --prune-baseline writes the
/// file without that. Does nothing without a baseline.
[[nodiscard]] base::Result<base::Done> apply_baseline(const LintOptions& options, const Input& input,
                                                      lint::Outcome& outcome, const text::TextStore& store, Io& io);

/// Writes every finding that counts to --write-baseline.
[[nodiscard]] base::Result<base::Done> write_baseline(const LintOptions& options, const lint::Outcome& outcome,
                                                      const text::TextStore& store, Io& io);

}  // namespace dek::cli
