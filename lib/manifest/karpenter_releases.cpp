// Releases are told apart by folder, as one repository often holds several clusters.
#include "manifest/karpenter_releases.hpp"

#include <algorithm>

namespace dek::manifest {
namespace {

using tree::Node;

constexpr std::string_view kBlueprints = "aws-ia/eks-blueprints-addons/aws";
// aws-ia/terraform-aws-eks-blueprints-addons: main.tf, what is installed unless the caller says otherwise (2026-07).
constexpr Version kOfBlueprints{0, 37, 0};

/// With its last slash; empty for a name without one.
std::string_view folder_of(std::string_view file) {
  return file.substr(0, file.rfind('/') + 1);
}

/// How many folders the paths of two files have in common.
std::size_t shared_folders(std::string_view a, std::string_view b) {
  const auto differ = std::ranges::mismatch(a, b);
  return static_cast<std::size_t>(std::count(a.begin(), differ.in1, '/'));
}

bool is_within(std::string_view folder, std::string_view other) {
  return folder.starts_with(other) || other.starts_with(folder);
}

std::optional<Version> version_of(const Release& release) {
  const auto written = release.chart == Chart::karpenter ? release.version.text() : std::nullopt;
  return written ? parse_version(*written) : std::nullopt;
}

bool is_hidden(const Release& release) {
  return release.chart == Chart::karpenter && release.version && release.version.is_unknown();
}

/// What the module installs by itself; what it is told is a release.
std::optional<Version> version_of(const TerraformBlock& block) {
  const bool installs = block.is_module(kBlueprints) && block["enable_karpenter"].as_bool() == true;
  const Node told = block["karpenter"];
  const bool is_silent = !told.is_unknown() && !told.is_open() && !told["chart_version"];
  return installs && is_silent ? std::optional(kOfBlueprints) : std::nullopt;
}

}  // namespace

KarpenterReleases::KarpenterReleases(std::span<const std::unique_ptr<File>> files, std::span<const Cluster> clusters) {
  for (const Cluster& cluster : clusters) cluster_folders_.push_back(folder_of(files[cluster.resource->file]->name));
  for (const std::unique_ptr<File>& file : files) {
    for (const Release& release : file->releases) {
      const auto version = version_of(release);
      if (version || is_hidden(release)) add(file->name, version);
    }
    for (const TerraformBlock& block : file->blocks) {
      if (const auto version = version_of(block)) add(file->name, *version);
    }
  }
}

void KarpenterReleases::add(std::string_view file, std::optional<Version> version) {
  found_.push_back({file, cluster_of(file), version});
}

/// The innermost folder around the file in which a cluster is made.
std::string_view KarpenterReleases::cluster_of(std::string_view file) const {
  std::string_view innermost;
  for (const std::string_view folder : cluster_folders_) {
    if (file.starts_with(folder) && folder.size() > innermost.size()) innermost = folder;
  }
  return innermost;
}

std::optional<Version> KarpenterReleases::version_for(std::string_view file) const {
  if (found_.empty()) return std::nullopt;
  const std::string_view cluster = cluster_of(file);
  std::optional<Version> version;
  std::size_t nearest = 0;
  for (const Found& one : found_) {
    const std::size_t shared = shared_folders(file, one.file);
    const bool is_farther = version && (shared < nearest || (shared == nearest && *version < one.version));
    if (!one.version || is_farther || !is_within(cluster, one.cluster)) continue;
    nearest = shared;
    version = one.version;
  }
  return version;
}

bool KarpenterReleases::is_hidden_from(std::string_view file) const {
  if (version_for(file)) return false;
  const std::string_view cluster = cluster_of(file);
  return std::ranges::any_of(found_, [&](const Found& one) { return !one.version && is_within(cluster, one.cluster); });
}

}  // namespace dek::manifest
