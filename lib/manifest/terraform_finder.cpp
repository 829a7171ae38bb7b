// Every value of a module is looked at once: where it is written, not where it is used.
#include "manifest/terraform_finder.hpp"

#include <algorithm>

#include "manifest/embedded.hpp"
#include "manifest/terraform.hpp"
#include "manifest/terraform_release.hpp"

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

// Far more than the largest modules of people hand to releases, which is some 100 KiB.
constexpr std::size_t kMaxReleaseBytes = 8U << 20U;

// What all blocks of a module spell out; a text of some length may be used in each of them.
constexpr std::size_t kMaxBlockBytes = 64U << 20U;

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

}  // namespace

void Finder::look_at_blocks(std::span<const std::string_view> types, hcl::Evaluator& evaluator) {
  for (const hcl::Block& block : file_.terraform->body.blocks) {
    if (std::ranges::find(types, block.type.text) != types.end()) look_at(block, evaluator);
  }
}

void Finder::look_at(const hcl::Block& block, hcl::Evaluator& evaluator) {
  block_ = &block;
  if (is_terraform_block(block)) {
    const Value value = evaluator.evaluate(*file_.terraform, block);
    Value nothing = hcl::object({}, value.span);
    nothing.is_partial = true;
    const bool is_too_much = seen_.block_bytes > kMaxBlockBytes;
    TerraformBlock& added = file_.blocks.emplace_back(*file_.terraform, block, is_too_much ? nothing : value);
    added.resource.file = index_;
    seen_.block_bytes += added.root().document().arena.size();
    return look(value, {});
  }
  for (const hcl::Attribute& attribute : block.body.attributes)
    look(evaluator.evaluate(*file_.terraform, attribute.value), attribute.name.text);
}

void Finder::look(const Value& value, std::string_view name) {
  if (value.encoding != hcl::Encoding::none && value.members)
    return add_value(value.members->front().value, value.encoding == hcl::Encoding::yaml ? "yamlencode" : "jsonencode",
                     name);
  if (value.is_string()) return look_at_string(value, name);
  if (value.find("apiVersion") != nullptr && value.find("kind") != nullptr) return add_value(value, "object", name);
  if (value.is_object()) look_at_release(value, name);
  for (const hcl::Member& member : value.items()) look(member.value, member.key.empty() ? name : member.key);
}

void Finder::look_at_release(const Value& arguments, std::string_view name) {
  const bool is_module_itself = name.empty() && block_->type.text == "module" && !block_->labels.empty();
  const std::string_view told = is_module_itself ? block_->labels.front().text : name;
  const auto by = find_installer(*block_, told, arguments);
  if (!by || !take(arguments)) return;
  bool has_new = has_settings(arguments);
  for (const Value* text : value_texts(arguments)) {
    has_new = take(*text) || has_new;
    if (text->members) has_new = take(text->members->front().value) || has_new;  // what it encodes
    seen_.release_bytes += text->text.size();
  }
  if (seen_.release_bytes > kMaxReleaseBytes) return;
  const bool is_addon = *by == Installer::eks_addon;
  const auto label_of = [&](const Value& text) { return label(text, is_addon ? "configuration_values" : "values"); };
  TerraformRelease found = read_release(arguments, *by, told, label_of, store_);
  file_.descriptions.push_back(std::move(found.description));
  const Release& release = file_.releases.emplace_back(found.release);
  if (is_slot(*block_, is_addon ? "configuration_values" : "values"))
    std::ranges::move(found.diagnostics, std::back_inserter(file_.diagnostics));
  if (found.values == nullptr || !has_new) return;
  for (const Value* text : value_texts(arguments)) note_rendered(text->span.text);
  add_values(file_, std::move(found.values), index_, release, way("values", name));
}

void Finder::look_at_string(const Value& string, std::string_view name) {
  const bool is_named = std::ranges::find(kValueNames, name) != std::end(kValueNames);
  if (!is_named && !may_be_manifest(string.text)) return;
  if (string.pieces.empty() || !take(string)) return;
  const bool is_sure = is_slot(*block_, name) && !string.is_partial;
  yaml::Parsed parsed = read_string(string, label(string, name), store_);
  if (is_sure) std::ranges::move(parsed.diagnostics, std::back_inserter(file_.diagnostics));
  for (auto& document : parsed.documents) {
    if (add(std::move(document), is_sure, {})) note_rendered(string.span.text);
  }
}

void Finder::add_value(const Value& value, std::string_view form, std::string_view name) {
  if (!value.is_object() || !take(value)) return;
  if (add(read_value(value, store_), false, way(form, name))) note_rendered(value.span.text);
}

/// Text of unknown purpose is a manifest only when it says so itself.
bool Finder::add(std::unique_ptr<tree::Document> document, bool is_sure, std::string way) {
  const Resource found = classify(document->root());
  const Artifact artifact = found.artifact;
  const bool is_for_nodes = found.group == "node.eks.aws";  // NodeConfig in user data, for nodeadm to read
  const bool says_nothing = artifact == Artifact::other || artifact == Artifact::kustomization || is_for_nodes;
  if (says_nothing || (artifact == Artifact::incomplete && !is_sure)) return false;
  const std::size_t before = file_.resources.size();
  add_document(file_, std::move(document), index_, std::move(way));
  // Values that only their content tells are used by a module, or in some other way that is not known.
  if (artifact == Artifact::helm_values && file_.resources.size() > before)
    open_resource(file_, file_.resources.back(), tree::Opening::maps);
  return true;
}

bool Finder::take(const Value& value) {
  return seen_.taken.emplace(value.span.text, value.span.begin, value.span.end).second;
}

void Finder::note_rendered(text::TextId written_in) {
  if (!is_file(written_in)) return;
  while (const auto parent = store_.parent(written_in)) written_in = *parent;
  seen_.rendered.push_back(written_in);
}

/// Of its own, not Terraform's: what `file` and `templatefile` read.
bool Finder::is_file(text::TextId text) const {
  return !is_terraform(store_.name(text));
}

/// "heredoc `yaml_body` of `kubectl_manifest.pool`".
std::string Finder::way(std::string_view form, std::string_view name) const {
  std::string way(form);
  if (block_->type.text == "locals") return way.append(" `local.").append(name).append("`");
  if (!name.empty()) way.append(" `").append(name).append("`");
  return way.append(" of `").append(address_of(*block_)).append("`");
}

std::string Finder::label(const Value& string, std::string_view name) const {
  return way(is_file(string.span.text) ? "file for" : string.is_heredoc ? "heredoc" : "string", name);
}

}  // namespace dek::manifest
