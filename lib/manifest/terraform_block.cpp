// Terraform blocks: header, arguments, and the module that is meant, whatever its address looks like.
#include "manifest/terraform_block.hpp"

#include <algorithm>
#include <iterator>

namespace dek::manifest {
namespace {

using tree::Node;

constexpr std::string_view kTypes[] = {"data", "module", "provider", "resource"};

// Ways to say where a module on GitHub or the registry lies, to be taken off one after the other.
constexpr std::string_view kSchemes[] = {"git::", "https://", "ssh://", "git@"};
constexpr std::string_view kHosts[] = {"github.com/", "github.com:", "www.github.com/"};
constexpr std::string_view kRegistry = "registry.terraform.io/";
constexpr std::string_view kRepositoryPrefix = "terraform-";

/// The header is the key, so that what is missing can be shown where the block begins.
hcl::Value with_header(const hcl::File& file, const hcl::Block& block, const hcl::Value& arguments) {
  const std::uint32_t end = block.labels.empty() ? block.type.end : block.labels.back().end;
  hcl::Members members;
  members.push_back({block.type.text, {file.text, block.begin, end}, arguments});
  return hcl::object(std::move(members), arguments.span);
}

/// "terraform-aws-eks" of an owner's repositories is "eks/aws" on the registry.
std::string from_repository(std::string_view owner, std::string_view repository) {
  if (!repository.starts_with(kRepositoryPrefix)) return {};
  repository.remove_prefix(kRepositoryPrefix.size());
  const std::size_t dash = repository.find('-');
  if (dash == std::string_view::npos) return {};
  std::string source(owner);
  source.append("/").append(repository.substr(dash + 1)).append("/").append(repository.substr(0, dash));
  return source;
}

bool strip(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace

std::string registry_source(std::string_view written) {
  std::string_view rest = written.substr(0, written.find('?'));
  for (const std::string_view scheme : kSchemes) strip(rest, scheme);
  if (strip(rest, kRegistry)) return std::string(rest);
  if (std::ranges::none_of(kHosts, [&](std::string_view host) { return strip(rest, host); }))
    return std::string(written);

  const std::size_t inner = std::min(rest.find("//"), rest.size());
  const std::string_view folder = rest.substr(inner);
  std::string_view repository = rest.substr(0, inner);
  if (repository.ends_with(".git")) repository.remove_suffix(4);
  const std::size_t slash = repository.find('/');
  if (slash == std::string_view::npos) return std::string(written);
  const std::string source = from_repository(repository.substr(0, slash), repository.substr(slash + 1));
  return source.empty() ? std::string(written) : source + std::string(folder);
}

bool is_terraform_block(const hcl::Block& block) {
  const std::size_t labels = block.type.text == "resource" || block.type.text == "data" ? 2 : 1;
  return std::ranges::find(kTypes, block.type.text) != std::end(kTypes) && block.labels.size() == labels;
}

TerraformBlock::TerraformBlock(const hcl::File& file, const hcl::Block& block, const hcl::Value& arguments)
    : type(block.type.text), document_(hcl::to_document(with_header(file, block, arguments))) {
  if (type != "module") kind = block.labels.front().text;
  if (type != "provider") name = block.labels.back().text;
  document_->text = file.text;
  document_->source = file.source;
  resource.artifact = Artifact::terraform_block;
  resource.root = (*document_->root().entries().begin()).value;
  for (const std::string_view part : {type == "resource" ? std::string_view() : type, kind, name}) {
    if (!part.empty()) resource.label.append(resource.label.empty() ? "" : ".").append(part);
  }
  resource.kind = type == "module" ? type : kind;
  resource.name = name;
  if (type == "module") source = registry_source(resource.root["source"].text().value_or(""));
}

std::vector<Node> TerraformBlock::blocks(std::string_view name_of_blocks) const {
  const Node found = resource.root[name_of_blocks];
  std::vector<Node> result;
  if (found.is_map()) result.push_back(found);
  std::ranges::copy(found.items(), std::back_inserter(result));
  return result;
}

}  // namespace dek::manifest
