// Everything about one rule, to read.
#pragma once

#include <string>

#include "diag/rule_info.hpp"

namespace dek::report {

struct PageOptions {
  bool has_color = false;
  std::size_t columns = 80;
};

/// For a terminal: id, what is known of the rule in one line, then its documentation.
[[nodiscard]] std::string rule_page(const diag::RuleInfo& rule, const PageOptions& options);

/// The same as Markdown.
[[nodiscard]] std::string rule_page_markdown(const diag::RuleInfo& rule);

}  // namespace dek::report
