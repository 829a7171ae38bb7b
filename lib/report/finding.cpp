// Locating, sorting and wording, once for all renderers.
#include "report/finding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/hash.hpp"
#include "base/strings.hpp"

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

std::vector<Findings> by_file(Findings findings) {
  std::vector<Findings> files;
  for (std::size_t begin = 0; begin < findings.size();) {
    std::size_t end = begin + 1;
    while (end < findings.size() && findings[end].location.file == findings[begin].location.file) ++end;
    files.push_back(findings.subspan(begin, end - begin));
    begin = end;
  }
  return files;
}

std::vector<Finding> worst_first(Findings findings) {
  std::vector<Finding> sorted(findings.begin(), findings.end());
  std::ranges::stable_sort(sorted, std::ranges::greater(),
                           [](const Finding& finding) { return finding.diagnostic->severity; });
  return sorted;
}

std::vector<std::string> remarks_of(const diag::Diagnostic& diagnostic) {
  std::vector<std::string> remarks;
  if (!diagnostic.label.empty()) remarks.push_back(diagnostic.label);
  remarks.insert(remarks.end(), diagnostic.notes.begin(), diagnostic.notes.end());
  if (!diagnostic.help.empty()) remarks.push_back("help: " + diagnostic.help);
  return remarks;
}

std::string whole_text(const diag::Diagnostic& diagnostic) {
  std::vector<std::string> lines = remarks_of(diagnostic);
  lines.insert(lines.begin(), diagnostic.message);
  return base::join(lines, "\n");
}

std::string UniqueFingerprints::next(std::string_view path, const diag::Diagnostic& diagnostic) {
  const std::uint64_t of_path = base::fnv1a({"\0", 1}, base::fnv1a(path));
  const std::string hash = base::to_hex(base::fnv1a(base::to_hex(diagnostic.fingerprint), of_path));
  return fmt::format("{}:{}", hash, ++seen_[hash]);
}

}  // namespace dek::report
