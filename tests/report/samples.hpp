// One set of findings with everything that a renderer has to cope with.
#pragma once

#include <span>
#include <vector>

#include "diag/diagnostic.hpp"
#include "diag/rule_info.hpp"
#include "text/store.hpp"

namespace dek::test {

/// Fills the store; findings come unsorted.
[[nodiscard]] std::vector<diag::Diagnostic> sample_findings(text::TextStore& store);

[[nodiscard]] std::span<const diag::RuleInfo* const> sample_rules();

}  // namespace dek::test
