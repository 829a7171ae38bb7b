// The engine: reads and classifies files side by side, shows them to the rules, and sorts what was found.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "diag/diagnostic.hpp"
#include "lint/rule.hpp"
#include "lint/selection.hpp"
#include "manifest/census.hpp"
#include "manifest/context.hpp"
#include "manifest/kinds.hpp"
#include "text/store.hpp"

namespace dek::lint {

/// A file to lint. `read` is called once, on any thread; its error becomes a finding of syntax/unreadable-file.
struct Unit {
  std::string name;  // as people see it
  std::function<base::Result<std::string>()> read;
};

struct Options {
  manifest::Context context;
  unsigned threads = 0;       // 0: as many as there are processors
  bool takes_census = false;  // for Statistics::census
};

struct Statistics {
  std::size_t files = 0, bytes = 0, documents = 0, resources = 0;
  std::size_t unreadable_files = 0;
  std::size_t partly_readable_files = 0;                    // templates that masking could not save
  std::size_t dynamic_resources = 0, static_resources = 0;  // by design, given or inferred
  manifest::Kinds kinds;
  std::vector<manifest::CensusRow> census;                  // empty unless asked for
};

struct Outcome {
  std::vector<diag::Diagnostic> findings;  // sorted by file, line, column, rule
  Statistics statistics;
};

/// Runs `rules` over `units`. The same input gives the same findings, whatever the number of threads.
[[nodiscard]] Outcome run(std::span<const Unit> units, Rules rules, const Options& options, text::TextStore& store);

}  // namespace dek::lint
