// Modules by folder, each evaluated once.
#include "manifest/terraform.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "hcl/evaluator.hpp"
#include "manifest/embedded.hpp"
#include "manifest/expansion.hpp"
#include "manifest/terraform_finder.hpp"

namespace dek::manifest {
namespace {

using hcl::Value;

/// Uses stand before locals: what a value is for is told where it is used.
constexpr std::string_view kUses[] = {"data", "module", "provider", "resource"};
constexpr std::string_view kLocals[] = {"locals"};

std::string normal_path(std::string_view folder, std::string_view path) {
  std::string normal = (std::filesystem::path(folder) / path).lexically_normal().generic_string();
  while (normal.ends_with('/') && normal.size() > 1) normal.pop_back();
  return normal == "." ? "" : normal;
}

std::string folder_of(std::string_view name) {
  return normal_path("", std::filesystem::path(name).parent_path().generic_string());
}

/// What `yamldecode` and `jsondecode` make of a text; a partial one may hold more than can be seen.
Value decoded(const Value& text, text::TextStore& store) {
  if (!text.is_whole_string() || text.pieces.empty()) return hcl::unknown(text.span);
  const yaml::Parsed parsed = read_string(text, "decoded text", store);
  const bool is_read =
      parsed.documents.size() == 1 && parsed.diagnostics.empty() && !find_excessive_aliasing(*parsed.documents.front());
  return is_read ? hcl::from_node(parsed.documents.front()->root()) : hcl::unknown(text.span);
}

/// Files of variables that Terraform loads without being told.
bool is_loaded(std::string_view name) {
  const std::string file = std::filesystem::path(name).filename().string();
  return file == "terraform.tfvars" || file.ends_with(".auto.tfvars");
}

bool is_configuration(std::string_view name) {
  return name.ends_with(".tf");
}

}  // namespace

bool is_terraform(std::string_view name) {
  return is_configuration(name) || name.ends_with(".tfvars");
}

TerraformModules::TerraformModules(std::span<const std::unique_ptr<File>> files, text::TextStore& store)
    : files_(files), store_(store) {
  std::map<std::string, std::vector<std::size_t>> folders;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i]->terraform) folders[folder_of(files[i]->name)].push_back(i);
  }
  if (folders.empty()) return;
  for (auto& [folder, members] : folders) modules_.push_back({folder, std::move(members), {}, {}, {}});
  for (const auto& file : files) {
    if (!file->is_unreadable) texts_.emplace(normal_path("", file->name), file->text);
  }
  find_calls();
  order_calls();
}

void TerraformModules::find_calls() {
  std::unordered_map<std::string, std::size_t> by_folder;
  for (std::size_t i = 0; i < modules_.size(); ++i) by_folder.emplace(modules_[i].folder, i);
  const auto add = [&](std::size_t caller, const hcl::File& file, const hcl::Block& block) {
    const auto folder = called_folder(file, block);
    if (!folder) return;
    const auto callee = by_folder.find(normal_path(modules_[caller].folder, *folder));
    if (callee != by_folder.end()) calls_.push_back({caller, callee->second, &file, &block, {}});
  };
  for (std::size_t i = 0; i < modules_.size(); ++i) {
    for (const std::size_t number : modules_[i].files) {
      const hcl::File& file = *files_[number]->terraform;
      for (const hcl::Block& block : file.body.blocks) add(i, file, block);
    }
  }
}

void TerraformModules::order_calls() {
  for (ModuleCall& call : calls_) {
    modules_[call.caller].calls.push_back(&call);
    modules_[call.callee].callers.push_back(&call);
  }
  turns_ = in_turns(modules_.size(), calls_);
  for (Module& module : modules_) module.is_circular = true;
  for (const auto& turn : turns_) {
    for (const std::size_t i : turn) modules_[i].is_circular = false;
  }
  std::vector<std::size_t> rest;
  for (std::size_t i = 0; i < modules_.size(); ++i) {
    if (modules_[i].is_circular) rest.push_back(i);
  }
  if (!rest.empty()) turns_.push_back(std::move(rest));
}

hcl::ModuleFiles TerraformModules::sources_of(const Module& module) const {
  hcl::ModuleFiles sources;
  for (const std::size_t file : module.files) {
    const std::string_view name = files_[file]->name;
    if (is_configuration(name)) sources.configuration.push_back(files_[file]->terraform.get());
    if (is_loaded(name)) sources.variables.push_back(files_[file]->terraform.get());
  }
  if (module.is_circular) {
    sources.inputs = hcl::object({}, {});
    sources.inputs->is_partial = true;
  } else if (!module.callers.empty()) {
    sources.inputs = inputs_of(module.callers);
  }
  return sources;
}

void TerraformModules::evaluate_calls(const Module& module, hcl::Evaluator& evaluator) const {
  const auto is_file = [&](std::string_view path) { return texts_.contains(std::string(path)); };
  for (ModuleCall* call : module.calls) {
    const std::string& callee = modules_[call->callee].folder;
    call->inputs = with_moved_paths(evaluator.evaluate(*call->file, *call->block), module.folder, callee, is_file);
  }
}

void TerraformModules::read(std::size_t i) {
  Module& module = modules_[i];
  const auto read = [&](std::string_view path) -> std::optional<hcl::Source> {
    const auto found = texts_.find(normal_path(module.folder, path));
    if (found == texts_.end()) return std::nullopt;
    return hcl::Source{found->second, store_.bytes(found->second)};
  };
  const auto decode = [&](const Value& text, hcl::Encoding) { return decoded(text, store_); };
  hcl::Evaluator evaluator(sources_of(module), {.read = read, .decode = decode});
  Seen seen;
  for (const auto types : {std::span<const std::string_view>(kUses), std::span<const std::string_view>(kLocals)}) {
    for (const std::size_t file : module.files) {
      if (!is_configuration(files_[file]->name)) continue;
      Finder finder(*files_[file], static_cast<std::uint32_t>(file), seen, store_);
      finder.look_at_blocks(types, evaluator);
    }
  }
  module.rendered = std::move(seen.rendered);
  evaluate_calls(module, evaluator);
  auto cycles = evaluator.check();
  if (!module.files.empty()) std::ranges::move(cycles, std::back_inserter(files_[module.files.front()]->diagnostics));
}

void TerraformModules::drop_rendered() {
  std::set<text::TextId> rendered;
  for (const Module& module : modules_) rendered.insert(module.rendered.begin(), module.rendered.end());
  if (rendered.empty()) return;
  for (const auto& file : files_) {
    if (file->terraform || !rendered.contains(file->text)) continue;
    file->resources.clear();
    file->diagnostics.clear();
    file->is_partly_readable = false;
  }
}

}  // namespace dek::manifest
