// Which texts count as elsewhere, and the search in them.
#include "manifest/elsewhere.hpp"

#include <algorithm>
#include <array>

namespace dek::manifest {
namespace {

// Objects that make other objects: applications of Argo CD, releases of Flux and Rancher, clusters of eksctl.
constexpr std::array<std::string_view, 6> kMakers = {"argoproj.io",
                                                     "eksctl.io",
                                                     "helm.cattle.io",
                                                     "helm.toolkit.fluxcd.io",
                                                     "kustomize.config.k8s.io",
                                                     "kustomize.toolkit.fluxcd.io"};

// Node groups of Terraform modules and resources, of CloudFormation, of eksctl.
constexpr std::array<std::string_view, 5> kNodeGroupWords = {"node_group", "worker_group", "AWS::EKS::Nodegroup",
                                                             "nodeGroups:", "NodeGroups:"};
constexpr int kMore = 2;

bool makes_others(const Resource& resource) {
  if (resource.artifact == Artifact::spark_properties || resource.artifact == Artifact::corefile) return false;
  if (resource.artifact != Artifact::kubernetes || resource.root.document().is_template) return true;
  return std::ranges::find(kMakers, resource.group) != kMakers.end();
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

int count_in(std::string_view text, std::string_view name) {
  int count = 0;
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool starts = at == 0 || !is_name_character(text[at - 1]);
    count += starts && (end == text.size() || !is_name_character(text[end])) ? 1 : 0;
  }
  return count;
}

}  // namespace

Elsewhere::Elsewhere(std::span<const std::unique_ptr<File>> files) : files_(files) {
  for (const std::unique_ptr<File>& file : files) {
    if (file->terraform) texts_.push_back(file->terraform->source);
    add_resources(*file);
  }
  has_node_groups_ = has_node_groups_ || std::ranges::any_of(texts_, [](std::string_view text) {
                       return std::ranges::any_of(kNodeGroupWords, [&](std::string_view word) {
                         return text.find(word) != std::string_view::npos;
                       });
                     });
}

void Elsewhere::add_resources(const File& file) {
  const tree::Document* last = nullptr;
  for (const Resource& resource : file.resources) {
    has_node_groups_ = has_node_groups_ || resource.is("karpenter.sh", "Provisioner");
    sets_namespaces_ =
        sets_namespaces_ || (resource.artifact == Artifact::kustomization || resource.kind == "Kustomization");
    const tree::Document* document = &resource.root.document();
    const bool is_read = file.terraform || (resource.outer != nullptr && makes_others(*resource.outer));
    if (document == last || is_read || !makes_others(resource)) continue;
    last = document;
    texts_.push_back(document->source.substr(document->begin, document->end - document->begin));
  }
}

int Elsewhere::count(std::string_view name) const {
  if (texts_.empty()) return 0;
  const std::scoped_lock lock(mutex_);
  const auto known = counts_.find(name);
  if (known != counts_.end()) return known->second;
  int count = 0;
  for (const std::string_view text : texts_) {
    if (count < kMore) count = std::min(kMore, count + count_in(text, name));
  }
  counts_.emplace(name, count);
  return count;
}

bool Elsewhere::mentions(std::string_view name, const Resource& reference) const {
  const bool is_own = files_[reference.file]->terraform != nullptr || makes_others(reference);
  return count(name) > (is_own ? 1 : 0);
}

}  // namespace dek::manifest
