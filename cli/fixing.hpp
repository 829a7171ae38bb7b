// `--fix` and `--diff` of `dekctl lint`: rounds of linting and fixing in memory, then one write.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "lint/apply.hpp"
#include "lint/engine.hpp"

namespace dek::cli {

/// What fixes made of the files they touch.
struct FixedSet {
  struct File {
    std::string before, after;
  };
  std::map<std::string, File> files;  // by name
  std::size_t fixes = 0;
};

class Fixing {
 public:
  Fixing(std::vector<lint::Unit> units, lint::Rules rules, const lint::Options& options);
  Fixing(const Fixing&) = delete;
  Fixing& operator=(const Fixing&) = delete;

  /// Lints and fixes in memory until nothing is left to fix; outcome and store are those of the last round.
  void run(lint::FixChoice choice);

  [[nodiscard]] const FixedSet& set() const { return set_; }
  [[nodiscard]] lint::Outcome take_outcome() { return std::move(outcome_); }
  [[nodiscard]] const text::TextStore& store() const { return *store_; }

 private:
  std::vector<lint::Unit> units_;
  lint::Rules rules_;
  lint::Options options_;
  FixedSet set_;
  std::unique_ptr<text::TextStore> store_;
  lint::Outcome outcome_;
};

/// Each file whole or not at all; a name that is a link keeps being one.
[[nodiscard]] base::Result<base::Done> write_files(const FixedSet& set);

/// Unified, as patch(1) reads it.
[[nodiscard]] std::string diff_of(const FixedSet& set);

/// "3 findings in 2 files", or "nothing".
[[nodiscard]] std::string in_words(const FixedSet& set);

}  // namespace dek::cli
