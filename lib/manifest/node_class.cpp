// Answers of an EC2NodeClass that need more than one field.
#include "manifest/node_class.hpp"

#include <algorithm>

namespace dek::manifest {
namespace {

struct AliasFamily {
  std::string_view alias, family;
};
// Alias families of the EC2NodeClass API and the amiFamily each one stands for.
constexpr AliasFamily kAliasFamilies[] = {{"al2", "AL2"},
                                          {"al2023", "AL2023"},
                                          {"bottlerocket", "Bottlerocket"},
                                          {"windows2019", "Windows2019"},
                                          {"windows2022", "Windows2022"},
                                          {"windows2025", "Windows2025"}};

}  // namespace

tree::Node NodeClass::ami_alias() const {
  for (const tree::Node term : ami_selector_terms().items()) {
    if (const tree::Node alias = term["alias"]) return alias;
  }
  return {};
}

std::string_view NodeClass::ami_family() const {
  if (const auto family = spec["amiFamily"].text()) return *family;
  return ami_family_of_alias(ami_alias().text().value_or(""));
}

std::string_view ami_family_of_alias(std::string_view alias) {
  const auto* found = std::ranges::find(kAliasFamilies, alias.substr(0, alias.find('@')), &AliasFamily::alias);
  return found == std::end(kAliasFamilies) ? std::string_view() : found->family;
}

bool is_node_class(const Resource& resource) {
  return resource.is("karpenter.k8s.aws", "EC2NodeClass");
}

}  // namespace dek::manifest
