// A run in figures: what was seen, in which form, and how often each rule found something.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "report/rule_page.hpp"

namespace dek::report {

struct SeenRow {
  std::string group, what;           // "objects", "NodePool (karpenter.sh)"
  std::vector<std::size_t> by_form;  // as many as there are forms
};

struct RuleCount {
  std::string_view rule;
  std::array<std::size_t, 3> by_severity{};  // indexed by diag::Severity

  [[nodiscard]] std::size_t of(diag::Severity severity) const {
    return by_severity[static_cast<std::size_t>(severity)];
  }
  [[nodiscard]] std::size_t total() const { return by_severity[0] + by_severity[1] + by_severity[2]; }
};

struct Statistics {
  std::vector<std::string> forms;
  std::vector<SeenRow> seen;  // rows of a group stand together
  std::vector<RuleCount> found;
};

/// Most findings first.
[[nodiscard]] std::vector<RuleCount> count_by_rule(std::span<const diag::Diagnostic> findings);

/// Two tables. Forms that nothing has are left out; so is a table without rows.
[[nodiscard]] std::string statistics_tables(const Statistics& statistics, const PageOptions& options);

}  // namespace dek::report
