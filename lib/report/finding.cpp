// Locating and sorting, once for all renderers.
#include "report/finding.hpp"

#include <algorithm>
#include <tuple>

namespace dek::report {

std::vector<Finding> in_order(std::span<const diag::Diagnostic> diagnostics, const text::TextStore& store) {
  std::vector<Finding> findings;
  findings.reserve(diagnostics.size());
  for (const diag::Diagnostic& diagnostic : diagnostics) {
    findings.push_back({&diagnostic, store.locate(diagnostic.span)});
    std::vector<std::string>& chain = findings.back().location.chain;
    if (chain.empty() && !diagnostic.way.empty()) chain = {diagnostic.way};
  }
  const auto key = [&](const Finding& finding) {
    const diag::Diagnostic& diagnostic = *finding.diagnostic;
    return std::tuple(store.name(finding.location.file), finding.location.begin, diagnostic.rule,
                      std::string_view(diagnostic.message));
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
  return findings;
}

}  // namespace dek::report
