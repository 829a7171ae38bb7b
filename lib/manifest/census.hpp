// What a set holds, counted: objects by kind, values by chart, settings, Terraform blocks, each by the form it has.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "manifest/workspace.hpp"
#include "text/store.hpp"

namespace dek::manifest {

enum class Form : std::uint8_t {
  yaml,
  json,
  template_file,     // YAML that a program fills in: Helm, Terraform, envsubst
  inner_text,        // written in a string of another manifest
  terraform_text,    // a string or heredoc of Terraform code
  terraform_object,  // an object of Terraform code
};
inline constexpr std::size_t kForms = 6;

/// "yaml", "terraform text".
[[nodiscard]] std::string_view to_string(Form form);

enum class CensusGroup : std::uint8_t { objects, values, settings, terraform };
[[nodiscard]] std::string_view to_string(CensusGroup group);

struct CensusRow {
  CensusGroup group = CensusGroup::objects;
  std::string what;  // "NodePool (karpenter.sh)", "karpenter", "VPC CNI", "resource"
  std::array<std::size_t, kForms> by_form{};
};

/// By group, then by name. What only kubectl, not a rule, can tell apart is not told apart: List items count one by
/// one.
[[nodiscard]] std::vector<CensusRow> take_census(const Workspace& workspace, const text::TextStore& store);

}  // namespace dek::manifest
