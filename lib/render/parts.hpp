// Parts of a rendered tree: what `--only` narrows a run to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "render/file_set.hpp"

namespace dek::render {

class Parts {
 public:
  /// All of a tree.
  Parts() = default;

  /// A name stands for every folder of that name ("karpenter", "marketing"), a name with a slash for one folder or file
  /// ("terraform/vpc.tf"), a file's name at the top for itself. An error when `files` has nothing of that name.
  [[nodiscard]] static base::Result<Parts> of(const std::vector<std::string>& names, const FileSet& files);

  [[nodiscard]] bool is_all() const { return names_.empty(); }
  [[nodiscard]] bool holds(std::string_view path) const;

 private:
  std::vector<std::string> names_;
};

}  // namespace dek::render
