// Applies the fixes of findings until none is left.
#include "fixing.hpp"

#include <utility>

#include "lint/apply.hpp"

namespace dek::test {
namespace {

constexpr int kMaxRounds = 10;

}  // namespace

Fixed apply_fixes(Input input, lint::Rules rules, const manifest::Context& context) {
  Fixed fixed;
  for (; fixed.rounds < kMaxRounds; ++fixed.rounds) {
    const Linted linted = lint({input}, rules, context);
    std::vector<lint::FixedFile> files =
        lint::apply_fixes(linted.findings, *linted.store, {.unsafe = true, .advice = true});
    if (files.empty()) break;
    input.bytes = std::move(files.front().bytes);
  }
  fixed.has_converged = fixed.rounds < kMaxRounds;
  fixed.bytes = std::move(input.bytes);
  return fixed;
}

}  // namespace dek::test
