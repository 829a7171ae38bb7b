// Findings in the order of every report, each with its place for a person.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "text/store.hpp"

namespace dek::report {

struct Finding {
  const diag::Diagnostic* diagnostic = nullptr;  // of the list given
  text::Location location;
};

using Findings = std::span<const Finding>;

/// Sorted by file, line, column, rule and message; the same list gives the same order, whatever order it came in.
[[nodiscard]] std::vector<Finding> in_order(std::span<const diag::Diagnostic> diagnostics,
                                            const text::TextStore& store);

/// Those of each file, in the order of `findings`.
[[nodiscard]] std::vector<Findings> by_file(Findings findings);

/// Heaviest first; the order among those of one weight stays.
[[nodiscard]] std::vector<Finding> worst_first(Findings findings);

/// What a finding says beside its message, a line each: label, notes, "help: …".
[[nodiscard]] std::vector<std::string> remarks_of(const diag::Diagnostic& diagnostic);

/// The message, then its remarks, a line each.
[[nodiscard]] std::string whole_text(const diag::Diagnostic& diagnostic);

/// Gives each of equal fingerprints in one report a number, as the readers of reports want them unique.
class UniqueFingerprints {
 public:
  /// 16 hex digits of the path and the finding's own fingerprint, ":" and how many the same there were up to here.
  [[nodiscard]] std::string next(std::string_view path, const diag::Diagnostic& diagnostic);

 private:
  std::map<std::string, std::size_t> seen_;
};

}  // namespace dek::report
