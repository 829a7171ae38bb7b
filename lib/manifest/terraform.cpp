// Every value of a module is looked at once: where it is written, not where it is used.
#include "manifest/terraform.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include "hcl/evaluator.hpp"
#include "manifest/embedded.hpp"
#include "manifest/expansion.hpp"

namespace dek::manifest {
namespace {

using hcl::Value;

/// Attributes that hold YAML or JSON whatever their text looks like, so that a syntax error in it is one.
struct Slot {
  std::string_view resource, attribute;
};
constexpr Slot kSlots[] = {
    {"aws_eks_addon", "configuration_values"},
    {"helm_release", "values"},
    {"kubectl_manifest", "yaml_body"},
};

/// Arguments under which modules take the same texts.
constexpr std::string_view kValueNames[] = {"configuration_values", "values", "yaml_body"};

constexpr std::string_view kBlocks[] = {"data", "locals", "module", "resource"};

std::string normal_path(std::string_view folder, std::string_view path) {
  return (std::filesystem::path(folder) / path).lexically_normal().generic_string();
}

std::string folder_of(std::string_view name) {
  return std::filesystem::path(name).parent_path().lexically_normal().generic_string();
}

/// `kubectl_manifest.pool`, `module.addons`.
std::string address_of(const hcl::Block& block) {
  std::string address = block.type.text == "resource" ? "" : block.type.text;
  for (const hcl::Name& label : block.labels) address.append(address.empty() ? "" : ".").append(label.text);
  return address;
}

bool is_slot(const hcl::Block& block, std::string_view attribute) {
  if (block.type.text != "resource" || block.labels.empty()) return false;
  return std::ranges::any_of(kSlots, [&](const Slot& slot) {
    return slot.resource == block.labels.front().text && slot.attribute == attribute;
  });
}

bool may_be_manifest(std::string_view text) {
  return text.find("apiVersion") != std::string_view::npos && text.find("kind") != std::string_view::npos;
}

/// Finds the manifests among the values of one file.
class Finder {
 public:
  using Taken = std::set<std::tuple<text::TextId, std::uint32_t, std::uint32_t>>;

  struct Seen {  // by all files of a module
    Taken taken;
    std::vector<text::TextId> rendered;
  };

  Finder(File& file, std::uint32_t index, Seen& seen, text::TextStore& store)
      : file_(file), index_(index), seen_(seen), store_(store) {}

  void look_at(const hcl::Block& block, hcl::Evaluator& evaluator) {
    block_ = &block;
    if (block.type.text != "locals") return look(evaluator.evaluate(*file_.terraform, block), {});
    for (const hcl::Attribute& attribute : block.body.attributes)
      look(evaluator.evaluate(*file_.terraform, attribute.value), attribute.name.text);
  }

 private:
  void look(const Value& value, std::string_view name) {
    if (value.encoding != hcl::Encoding::none && value.members) return add_value(value.members->front().value);
    if (value.is_string()) return look_at_string(value, name);
    if (value.find("apiVersion") != nullptr && value.find("kind") != nullptr) return add_value(value);
    for (const hcl::Member& member : value.items()) look(member.value, member.key.empty() ? name : member.key);
  }

  void look_at_string(const Value& string, std::string_view name) {
    const bool is_named = std::ranges::find(kValueNames, name) != std::end(kValueNames);
    if (!is_named && !may_be_manifest(string.text)) return;
    if (string.pieces.empty() || !take(string)) return;
    const bool is_sure = is_slot(*block_, name) && !string.is_partial;
    yaml::Parsed parsed = read_string(string, label(string, name), store_);
    if (is_sure) std::ranges::move(parsed.diagnostics, std::back_inserter(file_.diagnostics));
    for (auto& document : parsed.documents) add(std::move(document), is_sure, string.span.text);
  }

  void add_value(const Value& value) {
    if (value.is_object() && take(value)) add(read_value(value, store_), false, value.span.text);
  }

  /// Text of unknown purpose is a manifest only when it says so itself.
  void add(std::unique_ptr<tree::Document> document, bool is_sure, text::TextId written_in) {
    const Artifact artifact = classify(document->root()).artifact;
    const bool says_nothing = artifact == Artifact::other || artifact == Artifact::kustomization;
    if (says_nothing || (artifact == Artifact::incomplete && !is_sure)) return;
    add_document(file_, std::move(document), index_);
    if (is_file(written_in)) seen_.rendered.push_back(outermost(written_in));
  }

  [[nodiscard]] text::TextId outermost(text::TextId text) const {
    while (const auto parent = store_.parent(text)) text = *parent;
    return text;
  }

  /// Of its own, not Terraform's: what `file` and `templatefile` read.
  [[nodiscard]] bool is_file(text::TextId text) const { return !is_terraform(store_.name(text)); }

  bool take(const Value& value) {
    return seen_.taken.emplace(value.span.text, value.span.begin, value.span.end).second;
  }

  [[nodiscard]] std::string label(const Value& string, std::string_view name) const {
    std::string label = is_file(string.span.text) ? "file for" : string.is_heredoc ? "heredoc" : "string";
    if (block_->type.text == "locals") return label.append(" `local.").append(name).append("`");
    return label.append(" `").append(name).append("` of `").append(address_of(*block_)).append("`");
  }

  File& file_;
  std::uint32_t index_;
  Seen& seen_;
  text::TextStore& store_;
  const hcl::Block* block_ = nullptr;
};

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
  for (auto& [folder, members] : folders) modules_.push_back({folder, std::move(members), {}});
  for (const auto& file : files) {
    if (!file->is_unreadable) texts_.emplace(normal_path("", file->name), file->text);
  }
}

void TerraformModules::read(std::size_t i) {
  Module& module = modules_[i];
  hcl::ModuleFiles sources;
  for (const std::size_t file : module.files) {
    const std::string_view name = files_[file]->name;
    if (is_configuration(name)) sources.configuration.push_back(files_[file]->terraform.get());
    if (is_loaded(name)) sources.variables.push_back(files_[file]->terraform.get());
  }
  const auto read = [&](std::string_view path) -> std::optional<hcl::Source> {
    const auto found = texts_.find(normal_path(module.folder, path));
    if (found == texts_.end()) return std::nullopt;
    return hcl::Source{found->second, store_.bytes(found->second)};
  };
  const auto decode = [&](const Value& text, hcl::Encoding) { return decoded(text, store_); };
  hcl::Evaluator evaluator(sources, {.read = read, .decode = decode});
  Finder::Seen seen;
  for (const std::size_t file : module.files) {
    if (!is_configuration(files_[file]->name)) continue;
    Finder finder(*files_[file], static_cast<std::uint32_t>(file), seen, store_);
    for (const hcl::Block& block : files_[file]->terraform->body.blocks) {
      if (std::ranges::find(kBlocks, block.type.text) != std::end(kBlocks)) finder.look_at(block, evaluator);
    }
  }
  module.rendered = std::move(seen.rendered);
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
