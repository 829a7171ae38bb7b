// Choosing fixes that do not collide, and putting their edits into the bytes.
#include "lint/apply.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dek::lint {
namespace {

struct Plan {
  std::vector<diag::Edit> edits;
  std::size_t fixes = 0;
};

bool overlaps(const diag::Edit& a, const diag::Edit& b) {
  return a.span.begin < b.span.end && b.span.begin < a.span.end;
}

bool is_same(const diag::Edit& a, const diag::Edit& b) {
  return a.span == b.span && a.replacement == b.replacement;
}

bool holds(const Plan& plan, const diag::Edit& edit) {
  return std::ranges::any_of(plan.edits, [&](const diag::Edit& other) { return is_same(edit, other); });
}

/// An edit that is planned already is no collision: two findings may have one cure.
bool collides(const Plan& plan, const diag::Edit& edit) {
  const auto is_hit = [&](const diag::Edit& other) { return overlaps(edit, other) && !is_same(edit, other); };
  return std::ranges::any_of(plan.edits, is_hit);
}

void add(Plan& plan, const diag::Fix& fix) {
  if (std::ranges::any_of(fix.edits, [&](const diag::Edit& edit) { return collides(plan, edit); })) return;
  for (const diag::Edit& edit : fix.edits)
    if (!holds(plan, edit)) plan.edits.push_back(edit);
  ++plan.fixes;
}

bool is_wanted(const diag::Diagnostic& finding, FixChoice choice) {
  if (!finding.fix || finding.fix->edits.empty()) return false;
  if (finding.severity == diag::Severity::advice && !choice.advice) return false;
  const diag::Applicability applicability = finding.fix->applicability;
  return applicability == diag::Applicability::safe || (choice.unsafe && applicability == diag::Applicability::unsafe);
}

std::string carry_out(Plan& plan, std::string_view bytes) {
  // An insertion stands before what is replaced at the same place.
  std::ranges::stable_sort(plan.edits, {},
                           [](const diag::Edit& edit) { return std::pair(edit.span.begin, edit.span.end); });
  std::string result;
  std::size_t done = 0;
  for (const diag::Edit& edit : plan.edits) {
    result.append(bytes, done, edit.span.begin - done).append(edit.replacement);
    done = edit.span.end;
  }
  return result.append(bytes, done);
}

}  // namespace

std::vector<FixedFile> apply_fixes(std::span<const diag::Diagnostic> findings, const text::TextStore& store,
                                   FixChoice choice) {
  std::map<text::TextId, Plan> plans;
  for (const diag::Diagnostic& finding : findings) {
    if (is_wanted(finding, choice)) add(plans[finding.fix->edits.front().span.text], *finding.fix);
  }
  std::vector<FixedFile> fixed;
  for (auto& [file, plan] : plans) {
    fixed.push_back({.file = file, .bytes = carry_out(plan, store.bytes(file)), .fixes = plan.fixes});
  }
  return fixed;
}

}  // namespace dek::lint
