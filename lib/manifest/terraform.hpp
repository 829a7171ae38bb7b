// Terraform modules: the manifests that stand in heredocs, encoded values and objects of their files.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hcl/evaluator.hpp"
#include "manifest/file.hpp"
#include "manifest/terraform_calls.hpp"
#include "text/store.hpp"

namespace dek::manifest {

/// A configuration (`.tf`) or a file of variables (`.tfvars`), by its name.
[[nodiscard]] bool is_terraform(std::string_view name);

/// The Terraform files of a set by folder, each folder a module as Terraform sees it.
class TerraformModules {
 public:
  /// `files` and `store` must outlive the object.
  TerraformModules(std::span<const std::unique_ptr<File>> files, text::TextStore& store);

  /// The modules by number, in the order in which they are to be read: those of one turn may be read side by side.
  [[nodiscard]] const std::vector<std::vector<std::size_t>>& turns() const { return turns_; }

  /// Evaluates module `i`, with what its callers give it, and adds the resources it holds to its files.
  void read(std::size_t i);

  /// Once all are read: files that Terraform fills in give only what they are then, not what they are before.
  void drop_rendered();

 private:
  struct Module {
    std::string folder;
    std::vector<std::size_t> files;      // in order
    std::vector<text::TextId> rendered;  // files whose manifests came by way of the module
    std::vector<ModuleCall*> calls;      // of other modules of the set
    std::vector<const ModuleCall*> callers;
    bool is_circular = false;  // called by itself in some way, or by such a module
  };

  void find_calls();
  void order_calls();
  void evaluate_calls(const Module& module, hcl::Evaluator& evaluator) const;
  [[nodiscard]] hcl::ModuleFiles sources_of(const Module& module) const;

  std::span<const std::unique_ptr<File>> files_;
  text::TextStore& store_;
  std::vector<Module> modules_;
  std::vector<ModuleCall> calls_;
  std::vector<std::vector<std::size_t>> turns_;
  std::unordered_map<std::string, text::TextId> texts_;  // by path: what `file` and `templatefile` may read
};

}  // namespace dek::manifest
