// kubernetes-sigs/kustomize: api/types/kustomization.go, `patches`, `patchesStrategicMerge` and `patchesJson6902`.
#include "manifest/patches.hpp"

#include <filesystem>
#include <set>
#include <string>

namespace dek::manifest {
namespace {

using tree::Node;

constexpr std::string_view kPatchLists[] = {"patches", "patchesStrategicMerge", "patchesJson6902"};

bool is_kustomization(const Resource& resource) {
  return resource.artifact == Artifact::kustomization || resource.group == "kustomize.config.k8s.io";
}

std::string normal(const std::filesystem::path& path) {
  return path.lexically_normal().generic_string();
}

void add_patches(const File& file, const Resource& kustomization, std::set<std::string>& patches) {
  const auto folder = std::filesystem::path(file.name).parent_path();
  for (const std::string_view list : kPatchLists) {
    for (const Node entry : kustomization.root[list].items()) {
      const Node path = entry.is_map() ? entry["path"] : entry;
      if (const auto text = path.text()) patches.insert(normal(folder / *text));
    }
  }
}

}  // namespace

void open_patches(std::span<const std::unique_ptr<File>> files) {
  std::set<std::string> patches;
  for (const auto& file : files) {
    for (const Resource& resource : file->resources) {
      if (is_kustomization(resource)) add_patches(*file, resource, patches);
    }
  }
  if (patches.empty()) return;
  for (const auto& file : files) {
    if (!patches.contains(normal(file->name))) continue;
    for (const Resource& resource : file->resources) {
      if (resource.outer == nullptr) open_resource(*file, resource, tree::Opening::maps_and_lists);
    }
  }
}

}  // namespace dek::manifest
