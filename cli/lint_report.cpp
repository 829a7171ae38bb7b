// Design, paths and rules for reports.
#include "lint_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <unordered_map>

#include "base/repository.hpp"
#include "base/strings.hpp"
#include "rules/registry.hpp"

namespace dek::cli {
namespace {

/// Asks the disk once a name, and not at all when no report wants to know.
class RepositoryPaths {
 public:
  const std::string& find(const std::string& name) {
    const auto [known, is_new] = paths_.try_emplace(name);
    if (is_new) known->second = path_of(name);
    return known->second;
  }

 private:
  std::string path_of(const std::string& name) {
    std::error_code code;
    if (root_.empty()) {
      const std::string here = std::filesystem::current_path(code).string();
      root_ = base::repository_root(here).value_or(here);
    }
    const std::filesystem::path whole = std::filesystem::weakly_canonical(name, code);
    const std::string path = code ? std::string() : whole.lexically_relative(root_).generic_string();
    return path.empty() || path.starts_with("../") ? name : path;
  }

  std::filesystem::path root_;
  std::unordered_map<std::string, std::string> paths_;
};

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
  report.path_from_root = [paths = std::make_shared<RepositoryPaths>()](const std::string& name) {
    return paths->find(name);
  };
}

std::vector<const diag::RuleInfo*> all_rule_infos() {
  std::vector<const diag::RuleInfo*> infos;
  for (const lint::Rule* rule : rules::all()) infos.push_back(&rule->info);
  std::ranges::sort(infos, {}, [](const diag::RuleInfo* info) { return info->id; });
  return infos;
}

}  // namespace dek::cli
