// Paths are read as they are written: what stands in `${}` may be anything, but for the module's own folder.
#include "manifest/terraform_templates.hpp"

#include <algorithm>
#include <filesystem>

#include "base/glob.hpp"

namespace dek::manifest {
namespace {

using hcl::ExpressionKind;

constexpr std::string_view kFunction = "templatefile";
// gavinbunney/kubectl: docs/data-sources/kubectl_path_documents.md
constexpr std::string_view kDataSource = "kubectl_path_documents";

/// The same folder in modules that nobody calls, which is where files are filled in.
bool is_folder(std::string_view source) {
  return source == "path.module" || source == "path.root" || source == "path.cwd";
}

void append_pattern(const hcl::File& file, hcl::ExpressionIndex index, std::string& pattern) {
  const hcl::Expression& expression = file[index];
  switch (expression.kind) {
    case ExpressionKind::literal:
      pattern.append(file.text_of(expression));
      return;
    case ExpressionKind::template_:
    case ExpressionKind::wrapped:
    case ExpressionKind::parentheses:
      for (const hcl::ExpressionIndex part : file.operands_of(expression)) append_pattern(file, part, pattern);
      return;
    default:
      pattern.append(is_folder(file.source_of(expression)) ? "." : "*");
  }
}

std::string normal_path(const std::filesystem::path& path) {
  return path.lexically_normal().generic_string();
}

}  // namespace

TerraformTemplates::TerraformTemplates(std::span<const std::unique_ptr<File>> files) {
  for (const std::unique_ptr<File>& file : files) {
    if (!file->terraform) continue;
    const hcl::File& terraform = *file->terraform;
    for (const hcl::Expression& call : terraform.expressions) {
      const bool names_file = call.kind == ExpressionKind::call && terraform.text_of(call) == kFunction;
      if (names_file && call.count > 0) add(*file, terraform.operands_of(call).front());
    }
    for (const hcl::Block& block : terraform.body.blocks) {
      const bool names_files =
          block.type.text == "data" && !block.labels.empty() && block.labels.front().text == kDataSource;
      const hcl::Attribute* pattern = names_files ? block.body.attribute("pattern") : nullptr;
      if (pattern != nullptr) add(*file, pattern->value);
    }
  }
}

void TerraformTemplates::add(const File& file, hcl::ExpressionIndex path) {
  std::string pattern;
  append_pattern(*file.terraform, path, pattern);
  const std::filesystem::path folder = std::filesystem::path(file.name).parent_path();
  const bool tells_name = pattern.find_first_not_of("*./") != std::string::npos;  // `templatefile(var.file)` does not
  if (tells_name) patterns_.push_back(normal_path(folder / pattern));
}

bool TerraformTemplates::contains(std::string_view name) const {
  const std::string path = patterns_.empty() ? std::string() : normal_path(name);
  return std::ranges::any_of(patterns_, [&](const std::string& pattern) { return base::glob_matches(pattern, path); });
}

}  // namespace dek::manifest
