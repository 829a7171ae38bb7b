// Paths are compared as text: nothing is looked up on the disk.
#include "manifest/value_files.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "text/placeholder.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

/// Keys of which the chart's own values have one; a chart of one's own may have the same name and other values.
struct Mark {
  Chart chart;
  std::string_view key;
};
constexpr Mark kMarks[] = {
    {Chart::karpenter, "settings"},
    {Chart::spark_operator, "controller"},
    {Chart::spark_operator, "webhook"},
    {Chart::spark_operator, "sparkJobNamespace"},
    {Chart::vpc_cni, "env"},
    {Chart::yunikorn, "yunikornDefaults"},
    {Chart::yunikorn, "embedAdmissionController"},
    {Chart::volcano, "basic"},
};

struct Path {
  std::string folder, file;
};

Path path_of(std::string_view name) {
  const bool is_normal = name.find("./") == std::string_view::npos && name.find("//") == std::string_view::npos;
  if (is_normal) {
    const std::size_t slash = name.rfind('/');
    if (slash == std::string_view::npos) return {"", std::string(name)};
    return {std::string(name.substr(0, std::max<std::size_t>(slash, 1))), std::string(name.substr(slash + 1))};
  }
  const auto path = std::filesystem::path(name).lexically_normal();
  return {path.parent_path().generic_string(), path.filename().string()};
}

bool is_yaml(std::string_view file) {
  return file.ends_with(".yaml") || file.ends_with(".yml");
}

/// values.yaml, values-production.yaml, production.values.yaml.
bool is_values(std::string_view file) {
  return is_yaml(file) && file.find("values") != std::string_view::npos;
}

bool may_be_values(const Resource& resource) {
  const bool says_else = resource.artifact != Artifact::other && resource.artifact != Artifact::helm_values;
  return !says_else && resource.release == nullptr && resource.root.is_map() && !resource.root.is_alias();
}

class Namer {
 public:
  explicit Namer(std::span<const std::unique_ptr<File>> files) {
    for (const auto& file : files) {
      const Path path = path_of(file->name);
      files_.emplace(path.file, file.get());
      if (is_values(path.file)) ++values_in_[path.folder];
      if (path.file != "Chart.yaml" || file->documents.empty()) continue;
      charts_.emplace(path.folder, file->documents.front()->root());
    }
  }

  void name_by_chart(File& file) {
    const Path path = path_of(file.name);
    const auto chart = charts_.find(path.folder);
    if (chart == charts_.end() || !is_values(path.file) || file.resources.empty()) return;
    Resource& values = file.resources.front();
    if (!may_be_values(values)) return;
    // Other files may say more, so that what is missing here proves nothing.
    if (values_in_[path.folder] > 1 || path.file != "values.yaml") open_resource(file, values, tree::Opening::maps);
    if (!name_dependencies(file, values, chart->second)) name_itself(file, values, chart->second);
  }

  void name_by_release(const File& by, const Release& release) {
    for (const Node reference : release.files) {
      File* file = find(by, release, reference.raw());
      if (file == nullptr || file->resources.empty() || !may_be_values(file->resources.front())) continue;
      const bool is_all = release.files.size() == 1 && !release.has_other_sources;
      if (!is_all) open_resource(*file, file->resources.front(), tree::Opening::maps);
      name_values(file->resources.front(), file->releases.emplace_back(release));
    }
  }

 private:
  bool name_dependencies(File& file, const Resource& values, Node chart) {
    bool any = false;
    for (const Node dependency : chart["dependencies"].items()) {
      const Node key = dependency["alias"] ? dependency["alias"] : dependency["name"];
      const Node below = values.root[key.text().value_or("")];
      const Release release{Installer::chart_dependency,
                            chart_of_reference(dependency["name"].text().value_or("")),
                            dependency,
                            key,
                            dependency["name"],
                            dependency["repository"],
                            dependency["version"],
                            {}};
      any = any || release.chart != Chart::none;
      if (release.chart == Chart::none || !below.is_map() || below.is_alias() || !below.is_written()) continue;
      Resource resource = classify(below);
      resource.file = values.file;
      resource.document = values.document;
      resource.outer = &values;
      name_values(resource, file.releases.emplace_back(release));
      file.resources.push_back(std::move(resource));
    }
    return any;
  }

  static void name_itself(File& file, Resource& values, Node chart) {
    const Release release{Installer::chart_itself,
                          chart_of_reference(chart["name"].text().value_or("")),
                          chart,
                          chart["name"],
                          chart["name"],
                          {},
                          chart["version"],
                          {}};
    const bool has_mark = std::ranges::any_of(
        kMarks, [&](const Mark& mark) { return mark.chart == release.chart && values.root[mark.key]; });
    if (has_mark) name_values(values, file.releases.emplace_back(release));
  }

  /// Argo CD counts from the source's folder, or with `$name/` from a repository's root, which may be any folder here;
  /// the others count from the file itself.
  [[nodiscard]] File* find(const File& by, const Release& release, std::string_view reference) const {
    if (reference.empty()) return nullptr;
    std::string wanted(reference);
    const bool is_argo = release.by == Installer::argo_cd;
    if (is_argo && wanted.front() == '$') {
      wanted.erase(0, std::min(wanted.find('/'), wanted.size() - 1) + 1);  // the name of a source, no placeholder
    } else {
      const std::string folder =
          is_argo ? std::string(release.root["path"].text().value_or("")) : path_of(by.name).folder;
      wanted = (std::filesystem::path(folder) / wanted).lexically_normal().generic_string();
    }
    if (text::find_placeholder(wanted)) return nullptr;
    File* found = nullptr;
    const auto [first, behind] = files_.equal_range(path_of(wanted).file);
    for (auto entry = first; entry != behind; ++entry) {
      const std::string name = std::filesystem::path(entry->second->name).lexically_normal().generic_string();
      if (name != wanted && !(is_argo && name.ends_with("/" + wanted))) continue;
      if (found != nullptr) return nullptr;  // two of them: nobody knows which
      found = entry->second;
    }
    return found;
  }

  std::multimap<std::string, File*> files_;  // by their names without folders
  std::map<std::string, Node> charts_;       // by folder
  std::map<std::string, std::size_t> values_in_;
};

}  // namespace

void name_value_files(std::span<const std::unique_ptr<File>> files) {
  Namer namer(files);
  for (const auto& file : files) namer.name_by_chart(*file);
  for (const auto& file : files) {
    for (std::size_t i = 0; i < file->releases.size(); ++i) namer.name_by_release(*file, file->releases[i]);
  }
}

}  // namespace dek::manifest
