// Applies the fixes of findings until none is left.
#include "fixing.hpp"

#include <algorithm>

namespace dek::test {
namespace {

constexpr int kMaxRounds = 10;

bool overlaps(const diag::Edit& a, const diag::Edit& b) {
  return a.span.begin < b.span.end && b.span.begin < a.span.end;
}

std::vector<diag::Edit> collect(const Linted& linted) {
  std::vector<diag::Edit> accepted;
  for (const diag::Diagnostic& finding : linted.findings) {
    if (!finding.fix || finding.fix->applicability == diag::Applicability::display_only) continue;
    const bool collides = std::ranges::any_of(finding.fix->edits, [&](const diag::Edit& edit) {
      return std::ranges::any_of(accepted, [&](const diag::Edit& other) { return overlaps(edit, other); });
    });
    if (!collides) std::ranges::copy(finding.fix->edits, std::back_inserter(accepted));
  }
  std::ranges::stable_sort(accepted, {}, [](const diag::Edit& edit) { return edit.span.begin; });
  return accepted;
}

}  // namespace

Fixed apply_fixes(Input input, lint::Rules rules, const manifest::Context& context) {
  Fixed fixed;
  for (; fixed.rounds < kMaxRounds; ++fixed.rounds) {
    const std::vector<diag::Edit> edits = collect(lint({input}, rules, context));
    if (edits.empty()) break;
    std::string result;
    std::size_t done = 0;
    for (const diag::Edit& edit : edits) {
      result.append(input.bytes, done, edit.span.begin - done).append(edit.replacement);
      done = edit.span.end;
    }
    input.bytes = result.append(input.bytes, done);
  }
  fixed.has_converged = fixed.rounds < kMaxRounds;
  fixed.bytes = std::move(input.bytes);
  return fixed;
}

}  // namespace dek::test
