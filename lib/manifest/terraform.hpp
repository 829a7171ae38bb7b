// Terraform modules: the manifests that stand in heredocs, encoded values and objects of their files.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "manifest/file.hpp"
#include "text/store.hpp"

namespace dek::manifest {

/// A configuration (`.tf`) or a file of variables (`.tfvars`), by its name.
[[nodiscard]] bool is_terraform(std::string_view name);

/// The Terraform files of a set by folder, each folder a module as Terraform sees it.
class TerraformModules {
 public:
  /// `files` and `store` must outlive the object.
  TerraformModules(std::span<const std::unique_ptr<File>> files, text::TextStore& store);

  [[nodiscard]] std::size_t size() const { return modules_.size(); }

  /// Evaluates module `i` and adds the resources it holds to its files. Different modules may be read side by side.
  void read(std::size_t i);

  /// Once all are read: files that Terraform fills in give only what they are then, not what they are before.
  void drop_rendered();

 private:
  struct Module {
    std::string folder;
    std::vector<std::size_t> files;      // in order
    std::vector<text::TextId> rendered;  // files whose manifests came by way of the module
  };

  std::span<const std::unique_ptr<File>> files_;
  text::TextStore& store_;
  std::vector<Module> modules_;
  std::unordered_map<std::string, text::TextId> texts_;  // by path: what `file` and `templatefile` may read
};

}  // namespace dek::manifest
