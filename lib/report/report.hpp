// What a report is made of: every format is a function of it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/rule_info.hpp"
#include "report/finding.hpp"
#include "report/statistics.hpp"
#include "report/summary.hpp"
#include "text/store.hpp"

namespace dek::report {

struct Report {
  const text::TextStore* store = nullptr;
  std::vector<Finding> findings;    // in order
  std::vector<Finding> suppressed;  // in order; only where a format knows of such findings
  Summary summary;
  const Statistics* statistics = nullptr;        // null: not asked for
  std::span<const diag::RuleInfo* const> rules;  // sorted by id
  std::vector<std::string> files;                // every file looked at, in order
  // A file's name to its path from the root of the repository; none: names are such paths.
  std::function<std::string(const std::string& name)> path_from_root;

  /// The file's path from the root of the repository, as the services that show reports beside the code want it.
  [[nodiscard]] std::string path_of(text::TextId file) const;

  /// Null for an id without documentation.
  [[nodiscard]] const diag::RuleInfo* rule(std::string_view id) const;
};

}  // namespace dek::report
