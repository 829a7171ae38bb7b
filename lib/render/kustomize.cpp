// Kustomizations from the file set.
#include "render/kustomize.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "render/late_values.hpp"

namespace dek::render {
namespace {

constexpr std::string_view kRoot = "kubernetes/";
constexpr std::string_view kTemplate = "kubernetes/kustomization.yaml.mustache";

/// Files of each folder, by the folder's path below kubernetes/ ("tenants/marketing").
std::map<std::string, std::vector<std::string>> folders(const FileSet& files) {
  std::map<std::string, std::vector<std::string>> result;
  for (const auto& [path, bytes] : files.files()) {
    if (!path.starts_with(kRoot) || syntax_of(path) != Syntax::yaml) continue;
    const std::string below = path.substr(kRoot.size());
    const std::size_t slash = below.rfind('/');
    if (slash != std::string::npos) result[below.substr(0, slash)].push_back(below.substr(slash + 1));
  }
  return result;
}

/// A namespace comes before what stands in it.
void namespace_first(std::vector<std::string>& names) {
  std::stable_partition(names.begin(), names.end(), [](const std::string& name) { return name == "namespace.yaml"; });
}

View replacement_view(const LateValues& values, const Replacement& replacement) {
  return View()
      .set("name", values.name)
      .set("source", word(fmt::format("data.{}", replacement.key)))
      .set("kind", replacement.kind)
      .set("object", replacement.object)
      .set("target", replacement.target);
}

void set_late_values(View& view, const Platform& platform, std::string_view folder) {
  List late, replacements;
  for (const LateValues& values : late_values(platform)) {
    if (values.folder != folder) continue;
    late.push_back(View()
                       .set("folder", word(folder))
                       .set("name", word(values.name))
                       .set("env", fmt::format("{}.env", values.name))
                       .set("output", word(values.output)));
    for (const Replacement& each : values.replacements) replacements.push_back(replacement_view(values, each));
  }
  view.set("has_late", !late.empty()).set("late", std::move(late)).set("replacements", std::move(replacements));
}

}  // namespace

base::Result<base::Done> add_kustomizations(FileSet& files, const Platform& platform, const Templates& templates) {
  const Template source = templates.get(kTemplate);
  std::vector<std::string> top;
  const auto add = [&](const std::string& folder,
                       const std::vector<std::string>& resources) -> base::Result<base::Done> {
    View view;
    view.set("platform_name", word(platform.profile->name)).set("resources", words(resources));
    set_late_values(view, platform, folder);
    DEK_TRY(std::string text, render_template(source, view, Syntax::yaml));
    files.add(fmt::format("{}{}{}kustomization.yaml", kRoot, folder, folder.empty() ? "" : "/"), std::move(text));
    return base::Done{};
  };
  for (auto& [folder, names] : folders(files)) {
    namespace_first(names);
    DEK_CHECK(add(folder, names));
    top.push_back(folder);
  }
  return add("", top);
}

}  // namespace dek::render
