// Comments that suppress, tried before they are written.
#include "ignoring.hpp"

#include <algorithm>
#include <map>

#include "lint/add_ignore.hpp"
#include "lint/apply.hpp"

namespace dek::cli {
namespace {

/// Findings by file: those that a comment is to suppress, and those of syntax.
struct Tally {
  std::map<std::string, std::size_t> open, syntax;
};

bool is_open(const diag::Diagnostic& finding, diag::Severity threshold) {
  return finding.severity >= threshold && !finding.rule.starts_with("suppression/");
}

Tally tally(const lint::Outcome& outcome, const text::TextStore& store, diag::Severity threshold) {
  Tally counts;
  for (const diag::Diagnostic& finding : outcome.findings) {
    const std::string name(store.name(finding.span.text));
    if (is_open(finding, threshold)) ++counts.open[name];
    if (finding.rule.starts_with("syntax/")) ++counts.syntax[name];
  }
  return counts;
}

std::vector<lint::Unit> with_changes(const std::vector<lint::Unit>& units, const FixedSet& set) {
  std::vector<lint::Unit> changed = units;
  for (lint::Unit& unit : changed) {
    const auto found = set.files.find(unit.name);
    if (found == set.files.end()) continue;
    unit.read = [bytes = found->second.after]() -> base::Result<std::string> { return bytes; };
  }
  return changed;
}

}  // namespace

Ignored add_ignores(const std::vector<lint::Unit>& units, lint::Rules rules, const lint::Options& options,
                    diag::Severity threshold, const std::string& reason) {
  Ignored ignored;
  text::TextStore store;
  lint::Outcome outcome = lint::run(units, rules, options, store);
  Tally before = tally(outcome, store, threshold);
  std::erase_if(outcome.findings, [&](const auto& finding) { return !is_open(finding, threshold); });
  const std::vector<diag::Diagnostic> comments = lint::ignore_comments(outcome.findings, store, reason);
  for (lint::FixedFile& file : lint::apply_fixes(comments, store, {})) {
    const std::string name(store.name(file.file));
    ignored.set.files[name] = {std::string(store.bytes(file.file)), std::move(file.bytes)};
  }
  text::TextStore again;
  Tally after = tally(lint::run(with_changes(units, ignored.set), rules, options, again), again, threshold);
  for (const auto& [name, count] : before.open) {
    if (!ignored.set.files.contains(name) || after.open[name] > 0 || after.syntax[name] > before.syntax[name]) {
      ignored.set.files.erase(name);
      ignored.left.push_back(name);
    } else {
      ignored.findings += count;
    }
  }
  return ignored;
}

}  // namespace dek::cli
