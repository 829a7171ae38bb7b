// Baselines: findings that were there before, so that only new ones count.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "diag/diagnostic.hpp"
#include "text/store.hpp"

namespace dek::lint {

struct KnownFinding {
  std::string file;  // from the folder of the baseline, with forward slashes
  std::string rule, object, fingerprint;
  std::size_t count = 1;  // of equal ones in the file
};

/// Sorted by file, rule, object, fingerprint.
using Baseline = std::vector<KnownFinding>;

/// Raised when an entry changes its meaning; another version is refused.
inline constexpr int kBaselineVersion = 1;

/// The name that a file of a finding has in the baseline.
using NameInBaseline = std::function<std::string(std::string_view name)>;

/// JSON, an entry a line, with a final newline.
[[nodiscard]] std::string to_text(const Baseline& baseline);

[[nodiscard]] base::Result<Baseline> parse_baseline(std::string_view text);

[[nodiscard]] Baseline baseline_of(const std::vector<diag::Diagnostic>& findings, const text::TextStore& store,
                                   const NameInBaseline& name);

/// Moves known findings from `findings` to `suppressed`: those of the same file first, then equal ones of any file, for
/// files get other names. Gives what of the baseline was not found any more.
[[nodiscard]] Baseline take_known(const Baseline& baseline, std::vector<diag::Diagnostic>& findings,
                                  std::vector<diag::Diagnostic>& suppressed, const text::TextStore& store,
                                  const NameInBaseline& name);

/// The baseline without `gone`.
[[nodiscard]] Baseline without(const Baseline& baseline, const Baseline& gone);

}  // namespace dek::lint
