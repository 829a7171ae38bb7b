// Formats of one line a finding that other programs read: annotations of GitHub and Azure, messages as GNU writes them.
#pragma once

#include <cstddef>
#include <iosfwd>

#include "report/report.hpp"

namespace dek::report {

/// "file:line:column: warning: message [rule]", as compilers write and editors parse it.
void write_gnu(std::ostream& out, const Report& report);

/// Workflow commands of GitHub Actions, heaviest first.
void write_github(std::ostream& out, const Report& report);

/// How many of those GitHub does not show beside the code.
[[nodiscard]] std::size_t hidden_by_github(const Report& report);

/// Logging commands of Azure Pipelines.
void write_azure(std::ostream& out, const Report& report);

}  // namespace dek::report
