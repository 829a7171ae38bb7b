// Files that Terraform fills in before anything reads them as YAML: named by `templatefile`, or by a pattern of the
// kubectl provider.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "manifest/file.hpp"

namespace dek::manifest {

class TerraformTemplates {
 public:
  explicit TerraformTemplates(std::span<const std::unique_ptr<File>> files);

  /// `name` is that of a file of the set.
  [[nodiscard]] bool contains(std::string_view name) const;

 private:
  void add(const File& file, hcl::ExpressionIndex path);

  std::vector<std::string> patterns_;  // shell patterns over normal paths
};

}  // namespace dek::manifest
