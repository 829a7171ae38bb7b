// What SARIF says of a rule, in words: the parts of its documentation.
#pragma once

#include <string>
#include <string_view>

#include "diag/rule_info.hpp"

namespace dek::report {

/// "karpenter/driver-pool-on-spot" as "KarpenterDriverPoolOnSpot".
[[nodiscard]] std::string identifier_of(std::string_view rule);

/// The first paragraph under "## Why", else the summary, in one line and at most 1024 bytes.
[[nodiscard]] std::string why_of(const diag::RuleInfo& rule);

}  // namespace dek::report
