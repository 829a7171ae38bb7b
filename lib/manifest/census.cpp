// The form of a resource is told by where its text stands; the counting is one walk over the set.
#include "manifest/census.hpp"

#include <map>

#include "manifest/cni_settings.hpp"
#include "manifest/terraform.hpp"

namespace dek::manifest {
namespace {

constexpr std::array<std::string_view, kForms> kFormNames = {"yaml",       "json",           "template",
                                                             "inner text", "terraform text", "terraform object"};
constexpr std::array<std::string_view, 4> kGroupNames = {"objects", "values", "settings", "terraform"};

class Census {
 public:
  Census(const Workspace& workspace, const text::TextStore& store) : workspace_(workspace), store_(store) {}

  void count(const Resource& resource) {
    const Form form = form_of(resource);
    if (resource.artifact == Artifact::kubernetes && !resource.kind.empty())
      add(CensusGroup::objects, kind_of(resource), form);
    if (resource.artifact == Artifact::emr_job) add(CensusGroup::objects, "job of EMR on EKS", form);
    if (resource.artifact == Artifact::helm_values && resource.chart != Chart::none) {
      const bool is_addon = resource.release != nullptr && resource.release->is_addon();
      add(CensusGroup::values, std::string(name_of(resource.chart)).append(is_addon ? " (add-on)" : ""), form);
    }
    if (is_cni_settings(resource)) add(CensusGroup::settings, "VPC CNI", form);
  }

  void count(const TerraformBlock& block) {
    add(CensusGroup::terraform, std::string(block.type), Form::terraform_object);
  }

  [[nodiscard]] std::vector<CensusRow> rows() const {
    std::vector<CensusRow> rows;
    for (const auto& [key, by_form] : counts_) rows.push_back({key.first, key.second, by_form});
    return rows;
  }

 private:
  void add(CensusGroup group, std::string what, Form form) {
    ++counts_[{group, std::move(what)}][static_cast<std::size_t>(form)];
  }

  static std::string kind_of(const Resource& resource) {
    std::string kind(resource.kind);
    if (resource.api_version.empty()) return kind.append(" (group not known)");
    if (!resource.group.empty()) kind.append(" (").append(resource.group).append(")");
    return kind;
  }

  [[nodiscard]] Form form_of(const Resource& resource) const {
    const tree::Document& document = resource.root.document();
    const File& file = *workspace_.files()[resource.file];
    const bool is_child = store_.parent(document.text).has_value();
    if (is_terraform(store_.name(document.text))) return is_child ? Form::terraform_text : Form::terraform_object;
    if (file.terraform) return Form::template_file;  // found by way of the code that reads it
    if (is_child || resource.outer != nullptr) return Form::inner_text;
    if (document.is_template) return Form::template_file;
    return file.name.ends_with(".json") ? Form::json : Form::yaml;
  }

  const Workspace& workspace_;
  const text::TextStore& store_;
  std::map<std::pair<CensusGroup, std::string>, std::array<std::size_t, kForms>> counts_;
};

}  // namespace

std::string_view to_string(Form form) {
  return kFormNames[static_cast<std::size_t>(form)];
}

std::string_view to_string(CensusGroup group) {
  return kGroupNames[static_cast<std::size_t>(group)];
}

std::vector<CensusRow> take_census(const Workspace& workspace, const text::TextStore& store) {
  Census census(workspace, store);
  for (const Resource* resource : workspace.resources()) census.count(*resource);
  for (const TerraformBlock* block : workspace.terraform_blocks()) census.count(*block);
  return census.rows();
}

}  // namespace dek::manifest
