// The catalogue of pinned components, for people and for programs.
#pragma once

#include <span>
#include <string>

#include "report/rule_page.hpp"

namespace dek::report {

struct VersionRow {
  std::string component, version, pinned, field, source;
};

/// A line a component: name, version (and the pin it replaces), field of the profile; the source below, indented.
[[nodiscard]] std::string version_table(std::span<const VersionRow> rows, std::string_view date,
                                        const PageOptions& options);

/// `{"version": 1, "date": …, "components": [...]}`.
[[nodiscard]] std::string version_table_json(std::span<const VersionRow> rows, std::string_view date);

}  // namespace dek::report
