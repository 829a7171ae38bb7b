// From what a run found to what its reports are made of.
#pragma once

#include <string>
#include <vector>

#include "lint/engine.hpp"
#include "manifest/context.hpp"
#include "report/report.hpp"

namespace dek::cli {

/// Sets how the run understood the design: given (`is_by_option`), from the profile, or inferred.
void describe_design(report::Summary& summary, const manifest::Context& context, bool is_by_option,
                     const lint::Statistics& statistics);

/// Names become paths from the root of the repository around the current directory, links resolved; files outside keep
/// their names.
void add_repository_paths(report::Report& report);

/// What is known of every rule, sorted by id.
[[nodiscard]] std::vector<const diag::RuleInfo*> all_rule_infos();

}  // namespace dek::cli
