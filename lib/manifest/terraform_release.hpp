// Releases and add-ons in Terraform code: a helm_release, an aws_eks_addon, and the arguments of modules like them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "hcl/ast.hpp"
#include "hcl/value.hpp"
#include "manifest/release.hpp"
#include "text/store.hpp"

namespace dek::manifest {

struct TerraformRelease {
  Release release;                              // its nodes point into `description`
  std::unique_ptr<tree::Document> description;  // null when nothing but values is said
  std::unique_ptr<tree::Document> values;       // null when none are given
  std::vector<diag::Diagnostic> diagnostics;    // of texts that can be nothing but values
};

/// What `arguments` are: of a block when `name` is empty, else of the argument of that name.
[[nodiscard]] std::optional<Installer> find_installer(const hcl::Block& block, std::string_view name,
                                                      const hcl::Value& arguments);

/// Strings among the arguments that hold values, in order.
[[nodiscard]] std::vector<const hcl::Value*> value_texts(const hcl::Value& arguments);

/// True when settings beside the texts change them (`set` and the like).
[[nodiscard]] bool has_settings(const hcl::Value& arguments);

/// `label` names a child text that is made of a string.
[[nodiscard]] TerraformRelease read_release(const hcl::Value& arguments, Installer by, std::string_view name,
                                            const std::function<std::string(const hcl::Value&)>& label,
                                            text::TextStore& store);

}  // namespace dek::manifest
