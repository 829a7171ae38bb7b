// Elsewhere: the texts of a set that make objects we do not read as such. What is missing among the objects may be
// made there.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "manifest/file.hpp"

namespace dek::manifest {

/// Terraform, chart values, GitOps applications, eksctl configurations, other documents. Safe to ask from any thread.
class Elsewhere {
 public:
  /// `files` must outlive the object.
  explicit Elsewhere(std::span<const std::unique_ptr<File>> files);

  /// Whether one of the texts holds the name that `reference` refers to, not as a part of a longer name; where the
  /// reference itself stands in such a text, a second time.
  [[nodiscard]] bool mentions(std::string_view name, const Resource& reference) const;

  /// Node groups: nodes beside those of NodePools, whose labels and taints are not known here.
  [[nodiscard]] bool has_node_groups() const { return has_node_groups_; }

  /// A Kustomization that sets the namespace of what it lists.
  [[nodiscard]] bool sets_namespaces() const { return sets_namespaces_; }

 private:
  void add_resources(const File& file);
  [[nodiscard]] int count(std::string_view name) const;

  std::span<const std::unique_ptr<File>> files_;
  std::vector<std::string_view> texts_;
  bool has_node_groups_ = false;
  bool sets_namespaces_ = false;
  mutable std::mutex mutex_;
  mutable std::map<std::string, int, std::less<>> counts_;  // two stands for more
};

}  // namespace dek::manifest
