// Design, paths and rules for reports.
#include "lint_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/repository.hpp"
#include "base/strings.hpp"
#include "rules/registry.hpp"

namespace dek::cli {
namespace {

std::set<std::string> names_in(const report::Report& report) {
  std::set<std::string> names;
  const auto add = [&](text::TextId file) { names.emplace(report.store->name(file)); };
  for (const std::vector<report::Finding>& list : {report.findings, report.suppressed}) {
    for (const report::Finding& finding : list) {
      add(finding.location.file);
      for (const diag::Label& label : finding.diagnostic->related) add(label.span.text);
    }
  }
  return names;
}

}  // namespace

void describe_design(report::Summary& summary, const manifest::Context& context, bool is_by_option,
                     const lint::Statistics& statistics) {
  const std::size_t dynamic = statistics.dynamic_resources, fixed = statistics.static_resources;
  if (context.design && *context.design != manifest::Design::none) {
    summary.design = *context.design == manifest::Design::dynamic_design ? "dynamic" : "static";
    summary.design_reason = is_by_option ? "from --design" : "from the profile";
  } else if (dynamic > 0 && fixed > 0) {
    summary.design = "mixed";
    summary.design_reason = fmt::format("inferred: {} dynamic, {} static resources", dynamic, fixed);
  } else if (dynamic + fixed > 0) {
    summary.design = dynamic > 0 ? "dynamic" : "static";
    summary.design_reason = fmt::format("inferred from {}", base::count_of(dynamic + fixed, "resource"));
  }
}

void add_repository_paths(report::Report& report) {
  std::error_code code;
  const std::filesystem::path here = std::filesystem::current_path(code);
  const std::filesystem::path root = base::repository_root(here.string()).value_or(here.string());
  for (const std::string& name : names_in(report)) {
    const std::filesystem::path whole = std::filesystem::weakly_canonical(name, code);
    if (code) continue;
    const std::string path = whole.lexically_relative(root).generic_string();
    if (!path.empty() && !path.starts_with("../") && path != name) report.paths.emplace(name, path);
  }
}

std::vector<const diag::RuleInfo*> all_rule_infos() {
  std::vector<const diag::RuleInfo*> infos;
  for (const lint::Rule* rule : rules::all()) infos.push_back(&rule->info);
  std::ranges::sort(infos, {}, [](const diag::RuleInfo* info) { return info->id; });
  return infos;
}

}  // namespace dek::cli
