// Findings that say what an earlier one said, such as one mistake in forty generated files.
#pragma once

#include <vector>

#include "report/finding.hpp"

namespace dek::report {

struct Told {
  const Finding* finding = nullptr;
  std::vector<const Finding*> again;  // others that say the same, in order
};

/// One for each of the findings.
[[nodiscard]] std::vector<Told> each_told(Findings findings);

/// Findings that differ in nothing but their place and object stand with the first of them; a pair stays apart.
[[nodiscard]] std::vector<Told> told_together(Findings findings);

}  // namespace dek::report
