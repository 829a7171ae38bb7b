// Counting, and the words for it.
#include "render_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/strings.hpp"

namespace dek::cli {
namespace {

using enum render::ChangeKind;

/// Parts of a tree in the order people meet them, each with what it is.
struct Part {
  std::string_view folder, what;
};
constexpr Part kParts[] = {{"terraform", "VPC, cluster, identities, registry, buckets"},
                           {"eksctl", "the cluster, for eksctl"},
                           {"helm", "charts and their values"},
                           {"kubernetes", "node pools, DNS cache, tenants, monitors"},
                           {"spark", "jobs per tenant to start from"},
                           {"emr", "jobs for EMR, per tenant to start from"},
                           {"flink", "a streaming job per tenant"},
                           {"training", "a training job per tenant"},
                           {"ray", "Ray jobs and services"},
                           {"inference", "model servers"},
                           {"notebooks", "notebooks"}};

std::string files_by_part(const render::TreeDiff& diff) {
  std::map<std::string_view, std::size_t> counts;
  for (const render::Change& change : diff.changes)
    if (change.kind != remove) ++counts[std::string_view(change.path).substr(0, change.path.find('/'))];
  std::string text;
  for (const Part& part : kParts)
    if (counts[part.folder] > 0)
      text += fmt::format("  {:<11} {:>3}  {}\n", part.folder, counts[part.folder], part.what);
  return text;
}

std::string removed_files(const render::TreeDiff& diff) {
  std::string text;
  for (const render::Change& change : diff.changes)
    if (change.kind == remove) text += fmt::format("  removed {}\n", change.path);
  return text.empty() ? text : text + "\n";
}

std::string left_out(const render::Platform& platform) {
  if (platform.left_out.empty()) return {};
  return fmt::format("Left out: {}. The tenants' namespaces, quotas and buckets are there.\n\n",
                     base::join_words(platform.left_out));
}

}  // namespace

std::string changes_in_words(const render::TreeDiff& diff) {
  std::vector<std::string> words;
  const auto say = [&](std::size_t count, std::string_view what) {
    if (count > 0) words.push_back(fmt::format("{} {}", count, what));
  };
  say(diff.count(create), "new");
  say(diff.count(update), "changed");
  say(diff.count(remove), "removed");
  say(diff.count(unchanged), "unchanged");
  return base::join(words, ", ");
}

std::string tree_line(const render::Platform& platform, const std::string& folder, const render::TreeDiff& diff) {
  const model::Profile& profile = *platform.profile;
  return fmt::format("Rendered {} ({}, {}) into {}: {}\n", profile.name, to_string(profile.design), profile.region,
                     folder, changes_in_words(diff));
}

std::string tree_summary(const render::Platform& platform, const std::string& folder, const render::TreeDiff& diff) {
  const bool has_readme = std::ranges::count(diff.changes, "README.md", &render::Change::path) > 0;
  const std::string next =
      has_readme ? fmt::format("{}/README.md has the commands in their order; `dekctl lint {}` checks the result.",
                               folder, folder)
                 : fmt::format("`dekctl lint {}` checks the result.", folder);
  return fmt::format("{}\n{}\n{}{}Next: {}\n", tree_line(platform, folder, diff), files_by_part(diff),
                     removed_files(diff), left_out(platform), next);
}

std::string conflict_lines(const std::string& folder, const std::vector<const render::Change*>& conflicts) {
  std::string text;
  for (const render::Change* change : conflicts) {
    const bool is_edited = change->owner == render::Owner::edited;
    text += fmt::format("  {}/{}: {}\n", folder, change->path,
                        is_edited ? "edited since dekctl wrote it" : "not written by dekctl");
  }
  return text;
}

}  // namespace dek::cli
