// Rules and runs for the tests of the engine.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "lint/engine.hpp"
#include "text/store.hpp"

namespace dek::test {

struct Run {
  std::unique_ptr<text::TextStore> store;
  lint::Outcome outcome;

  [[nodiscard]] const std::vector<diag::Diagnostic>& findings() const { return outcome.findings; }
};

inline Run run(const std::vector<std::pair<std::string, std::string>>& files, lint::Rules rules,
               const lint::Options& options = {}) {
  std::vector<lint::Unit> units;
  for (const auto& [name, bytes] : files) {
    units.push_back({.name = name, .read = [text = bytes] { return base::Result<std::string>(text); }});
  }
  Run result{.store = std::make_unique<text::TextStore>(), .outcome = {}};
  result.outcome = lint::run(units, rules, options, *result.store);
  return result;
}

/// The text of a file after the edits of all its findings' fixes.
inline std::string fixed(const Run& run, std::string text) {
  std::vector<diag::Edit> edits;
  for (const diag::Diagnostic& finding : run.findings()) {
    if (finding.fix) edits.insert(edits.end(), finding.fix->edits.begin(), finding.fix->edits.end());
  }
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    text.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->replacement);
  }
  return text;
}

}  // namespace dek::test
