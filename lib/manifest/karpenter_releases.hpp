// Which Karpenter an object meets: the one that the code of its cluster installs.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "manifest/cluster.hpp"
#include "manifest/file.hpp"
#include "manifest/version.hpp"

namespace dek::manifest {

class KarpenterReleases {
 public:
  /// `files` must outlive the object.
  KarpenterReleases(std::span<const std::unique_ptr<File>> files, std::span<const Cluster> clusters);

  /// Of the release in the folder nearest to the file, the oldest when several are as near; releases of another
  /// cluster, which has a folder of its own, are none. Empty when the set tells no version.
  [[nodiscard]] std::optional<Version> version_for(std::string_view file) const;

  /// A release that the file meets has a version that is not known here (a variable).
  [[nodiscard]] bool is_hidden_from(std::string_view file) const;

 private:
  struct Found {
    std::string_view file;
    std::string_view cluster;        // folder
    std::optional<Version> version;  // empty: not known here
  };
  void add(std::string_view file, std::optional<Version> version);
  [[nodiscard]] std::string_view cluster_of(std::string_view file) const;

  std::vector<std::string_view> cluster_folders_;
  std::vector<Found> found_;
};

}  // namespace dek::manifest
