// A block of Terraform code as rules ask about it: what it declares, and its arguments as far as the module tells.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hcl/ast.hpp"
#include "hcl/value.hpp"
#include "manifest/resource.hpp"

namespace dek::manifest {

/// Arguments stand where they are written, which for a local or a default is elsewhere than the block.
struct TerraformBlock {
  /// `file` must outlive the view; `arguments` is what the evaluator makes of the block.
  TerraformBlock(const hcl::File& file, const hcl::Block& block, const hcl::Value& arguments);

  std::string_view type;  // "resource", "data", "module" or "provider"
  std::string_view kind;  // "aws_eks_addon", of a resource, a data source or a provider; empty for modules
  std::string_view name;  // empty for providers
  std::string source;     // of a module that is no folder, as the registry names it: "terraform-aws-modules/eks/aws"
  Resource resource;      // what findings name; its root are the arguments

  [[nodiscard]] tree::Node root() const { return resource.root; }
  [[nodiscard]] tree::Node operator[](std::string_view argument) const { return resource.root[argument]; }

  /// `resource "aws_eks_addon" "cni"`: where a finding about the whole block, or what it lacks, points.
  [[nodiscard]] tree::Node header() const { return resource.root.key(); }

  [[nodiscard]] bool is_resource(std::string_view of_kind) const { return type == "resource" && kind == of_kind; }
  [[nodiscard]] bool is_data(std::string_view of_kind) const { return type == "data" && kind == of_kind; }

  /// Calls of the module by any address: registry, GitHub, git. A submodule is one of its own ("a/b/c//modules/d").
  [[nodiscard]] bool is_module(std::string_view registry_source) const { return source == registry_source; }

  /// Blocks (or, in later versions of a provider, objects) under `name_of_blocks`, be there none, one or several.
  [[nodiscard]] std::vector<tree::Node> blocks(std::string_view name_of_blocks) const;

 private:
  std::unique_ptr<tree::Document> document_;
};

/// Blocks that become TerraformBlock; others hold no settings of their own.
[[nodiscard]] bool is_terraform_block(const hcl::Block& block);

/// "git::https://github.com/terraform-aws-modules/terraform-aws-eks.git//modules/karpenter?ref=v20.0.0" and the like
/// as "terraform-aws-modules/eks/aws//modules/karpenter"; folders and what is on no registry as written.
[[nodiscard]] std::string registry_source(std::string_view written);

}  // namespace dek::manifest
