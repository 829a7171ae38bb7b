// The engine: reads and classifies files side by side, shows them to the rules, and sorts what was found.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "diag/diagnostic.hpp"
#include "lint/progress.hpp"
#include "lint/rule.hpp"
#include "lint/selection.hpp"
#include "lint/settings.hpp"
#include "manifest/census.hpp"
#include "manifest/context.hpp"
#include "manifest/kinds.hpp"
#include "text/store.hpp"

namespace dek::lint {

/// A file to lint. `read` is called once, on any thread; its error becomes a finding of syntax/unreadable-file.
struct Unit {
  std::string name;  // as people see it
  std::function<base::Result<std::string>()> read;
  const Settings* settings = nullptr;  // what a configuration says of it; null: nothing
  bool is_reported = true;             // false: read so that rules see the whole set, nothing is said about it
};

struct Options {
  manifest::Context context;
  unsigned threads = 0;       // 0: as many as there are processors
  bool takes_census = false;  // for Statistics::census
  Known known{};              // what suppressions may name; none: comments and annotations are not looked for
  std::string today{};        // "2026-11-22": later than the last day of a suppression, it has expired; empty: none has
  Progress* progress = nullptr;  // null: nobody waits
};

struct Statistics {
  std::size_t files = 0, bytes = 0, documents = 0, resources = 0;
  std::size_t unreadable_files = 0;
  std::size_t partly_readable_files = 0;                    // templates that masking could not save
  std::size_t dynamic_resources = 0, static_resources = 0;  // by design, given or inferred
  manifest::Kinds kinds;
  std::vector<manifest::CensusRow> census;  // empty unless asked for
};

struct Outcome {
  std::vector<diag::Diagnostic> findings;  // those that count, sorted by file, line, column, rule
  Statistics statistics;
  std::vector<diag::Diagnostic> suppressed{};  // the others, each with the reason, in the same order
};

/// Runs rules over `units` and reports the `selected`. The same input gives the same findings, whatever the number of
/// threads.
[[nodiscard]] Outcome run(std::span<const Unit> units, Rules selected, const Options& options, text::TextStore& store);

}  // namespace dek::lint
