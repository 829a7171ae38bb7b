// Rounds of fixing: the fixes of one round may uncover, or have waited for, those of the next.
#include "fixing.hpp"

#include <fmt/format.h>

#include <ostream>

#include "base/files.hpp"
#include "base/strings.hpp"
#include "render/diff.hpp"

namespace dek::cli {
namespace {

// More than any chain of fixes needs; a pair of fixes that undo each other ends here.
constexpr int kMaxRounds = 10;

void take(FixedSet& set, lint::FixedFile fixed, const text::TextStore& store) {
  const std::string name(store.name(fixed.file));
  const auto [place, is_new] = set.files.try_emplace(name);
  if (is_new) place->second.before = store.bytes(fixed.file);
  place->second.after = std::move(fixed.bytes);
  set.fixes += fixed.fixes;
}

}  // namespace

Fixing::Fixing(std::vector<lint::Unit> units, lint::Rules rules, const lint::Options& options)
    : units_(std::move(units)), rules_(rules), options_(options) {
  for (lint::Unit& unit : units_) {
    unit.read = [this, name = unit.name, read = std::move(unit.read)]() -> base::Result<std::string> {
      const auto found = set_.files.find(name);
      return found == set_.files.end() ? read() : found->second.after;
    };
  }
}

void Fixing::run(lint::FixChoice choice) {
  for (int round = 0; round < kMaxRounds; ++round) {
    store_ = std::make_unique<text::TextStore>();
    outcome_ = lint::run(units_, rules_, options_, *store_);
    std::vector<lint::FixedFile> fixed = lint::apply_fixes(outcome_.findings, *store_, choice);
    if (fixed.empty()) return;
    for (lint::FixedFile& file : fixed) take(set_, std::move(file), *store_);
  }
}

base::Result<base::Done> write_files(const FixedSet& set) {
  for (const auto& [name, file] : set.files) DEK_CHECK(base::write_file(name, file.after));
  return base::Done{};
}

std::string diff_of(const FixedSet& set) {
  std::string text;
  for (const auto& [name, file] : set.files)
    text += render::unified_diff("a/" + name, file.before, "b/" + name, file.after);
  return text;
}

std::string in_words(const FixedSet& set) {
  if (set.files.empty()) return "nothing";
  return fmt::format("{} in {}", base::count_of(set.fixes, "finding"), base::count_of(set.files.size(), "file"));
}

}  // namespace dek::cli
