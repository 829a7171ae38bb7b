// All rules at a glance.
#pragma once

#include <span>
#include <string>

#include "diag/rule_info.hpp"
#include "report/rule_page.hpp"

namespace dek::report {

using RuleInfos = std::span<const diag::RuleInfo* const>;

/// A line a rule: id, severity, design, fix, summary. Where the summary has no room beside them it stands below.
[[nodiscard]] std::string rule_table(RuleInfos rules, const PageOptions& options);

/// A table for each area: docs/rules.md.
[[nodiscard]] std::string rule_table_markdown(RuleInfos rules);

/// `{"version": 1, "rules": [...]}` with the whole documentation of each.
[[nodiscard]] std::string rule_table_json(RuleInfos rules);

}  // namespace dek::report
