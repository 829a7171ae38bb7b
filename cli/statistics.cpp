// From counts to rows with names.
#include "statistics.hpp"

namespace dek::cli {

report::Statistics statistics_of(const lint::Outcome& outcome) {
  report::Statistics statistics{.forms = {}, .seen = {}, .found = report::count_by_rule(outcome.findings)};
  for (std::size_t form = 0; form < manifest::kForms; ++form)
    statistics.forms.emplace_back(manifest::to_string(static_cast<manifest::Form>(form)));
  for (const manifest::CensusRow& row : outcome.statistics.census) {
    const std::vector<std::size_t> by_form(row.by_form.begin(), row.by_form.end());
    statistics.seen.push_back({std::string(manifest::to_string(row.group)), row.what, by_form});
  }
  return statistics;
}

}  // namespace dek::cli
