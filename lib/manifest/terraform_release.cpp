// Helm takes `values` in order, then `set`, `set_list` and `set_sensitive` (hashicorp/terraform-provider-helm:
// helm/resource_helm_release.go, getValues).
#include "manifest/terraform_release.hpp"

#include <algorithm>

#include "manifest/embedded.hpp"
#include "manifest/helm_values.hpp"

namespace dek::manifest {
namespace {

using hcl::Value;

constexpr std::string_view kConfiguration = "configuration_values";
constexpr std::string_view kValues = "values";
constexpr std::string_view kSettings[] = {"set", "set_wo", "set_list", "set_sensitive"};
constexpr std::string_view kReleaseBlocks[] = {"helm_release", "helm_template"};

/// A block that may be written once or often, or a list of objects: each of them.
std::vector<const Value*> each(const Value& blocks) {
  std::vector<const Value*> out;
  if (!blocks.is_list()) return {&blocks};
  for (const hcl::Member& item : blocks.items()) out.push_back(&item.value);
  return out;
}

Value member(const Value& object, std::string_view name) {
  const Value* found = object.find(name);
  if (found != nullptr) return *found;
  return object.is_partial ? hcl::unknown(object.span) : hcl::null_value(object.span);
}

/// What describes the release; its values are read on their own.
Value description_of(const Value& arguments) {
  hcl::Members members;
  for (const hcl::Member& argument : arguments.items()) {
    const bool is_values = argument.key == kValues || argument.key == kConfiguration;
    const bool is_setting = std::ranges::find(kSettings, argument.key) != std::end(kSettings);
    if (!is_values && !is_setting) members.push_back(argument);
  }
  Value out = hcl::object(std::move(members), arguments.span);
  out.is_partial = arguments.is_partial;
  return out;
}

class Reader {
 public:
  Reader(const Value& arguments, const std::function<std::string(const Value&)>& label, text::TextStore& store)
      : arguments_(arguments), label_(label), store_(store), values_(arguments.span) {}

  std::unique_ptr<tree::Document> read(Installer by) {
    if (by == Installer::terraform_module || member(arguments_, "reuse_values").is_true()) values_.add_unknown();
    add_sources(member(arguments_, by == Installer::eks_addon ? kConfiguration : kValues));
    for (const std::string_view name : kSettings) {
      const Value settings = member(arguments_, name);
      if (settings.kind == hcl::ValueKind::null || by == Installer::eks_addon) continue;
      if (!settings.is_known()) values_.add_unknown();
      for (const Value* setting : each(settings)) set(*setting, name == "set_list");
    }
    return values_.finish(store_);
  }

  std::vector<diag::Diagnostic> diagnostics;

 private:
  void add_sources(const Value& source) {
    if (source.encoding != hcl::Encoding::none && source.members) return values_.add(source.members->front().value);
    if (source.is_string()) return add_text(source);
    if (source.is_list()) {
      for (const hcl::Member& item : source.items()) add_sources(item.value);
    } else {
      values_.add(source);
    }
  }

  /// Helm reads the first document of a text.
  void add_text(const Value& string) {
    if (string.text.empty()) return;
    if (string.pieces.empty()) return values_.add_unknown();
    yaml::Parsed parsed = read_string(string, label_(string), store_);
    std::ranges::move(parsed.diagnostics, std::back_inserter(diagnostics));
    if (parsed.documents.empty()) return values_.add_unknown();
    values_.add(std::move(parsed.documents.front()));
  }

  void set(const Value& setting, bool is_list) {
    if (!setting.is_object()) return values_.add_unknown();
    const Value type = member(setting, "type");
    const HelmTyping typing = type.is_string() && type.text == "string"    ? HelmTyping::text
                              : type.is_string() && type.text == "literal" ? HelmTyping::literal
                                                                           : HelmTyping::guessed;
    const Value value = member(setting, "value");
    values_.set(member(setting, "name"), is_list ? typed_list(value) : helm_value(value, typing));
  }

  static Value typed_list(const Value& values) {
    if (!values.is_list()) return hcl::unknown(values.span);
    hcl::Members items;
    for (const hcl::Member& item : values.items())
      items.push_back({"", {}, helm_value(item.value, HelmTyping::guessed)});
    return hcl::list(std::move(items), values.span);
  }

  const Value& arguments_;
  const std::function<std::string(const Value&)>& label_;
  text::TextStore& store_;
  ValuesBuilder values_;
};

tree::Node first_of(tree::Node root, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (const tree::Node node = root[key]; node && node.is_written()) return node;
  }
  return {};
}

Chart chart_of(const Release& release, std::string_view name) {
  if (release.by == Installer::eks_addon) return chart_of_addon(release.name.text().value_or(name));
  if (release.chart_name) return chart_of_reference(release.chart_name.text().value_or(""));
  return release.by == Installer::terraform_module ? chart_of_argument(name) : Chart::none;
}

}  // namespace

std::optional<Installer> find_installer(const hcl::Block& block, std::string_view name, const Value& arguments) {
  if (!arguments.is_object()) return std::nullopt;
  const bool is_block = block.labels.size() == 2 && name.empty();
  const std::string_view type = is_block ? std::string_view(block.labels.front().text) : std::string_view();
  if (std::ranges::find(kReleaseBlocks, type) != std::end(kReleaseBlocks)) return Installer::terraform;
  if (type == "aws_eks_addon" || arguments.find(kConfiguration) != nullptr) return Installer::eks_addon;
  const bool is_known = chart_of_argument(name) != Chart::none;
  if (is_known && arguments.find("chart_version") != nullptr) return Installer::terraform_module;
  if (arguments.find(kValues) == nullptr && !has_settings(arguments)) return std::nullopt;
  if (is_known || arguments.find("chart") != nullptr) return Installer::terraform_module;
  return std::nullopt;
}

std::vector<const Value*> value_texts(const Value& arguments) {
  std::vector<const Value*> out;
  for (const std::string_view name : {kConfiguration, kValues}) {
    const Value* values = arguments.find(name);
    if (values == nullptr) continue;
    for (const Value* text : each(*values)) {
      if (text->is_string()) out.push_back(text);
    }
  }
  return out;
}

bool has_settings(const Value& arguments) {
  return std::ranges::any_of(kSettings, [&](std::string_view name) { return arguments.find(name) != nullptr; });
}

TerraformRelease read_release(const Value& arguments, Installer by, std::string_view name,
                              const std::function<std::string(const Value&)>& label, text::TextStore& store) {
  TerraformRelease out;
  out.description = read_value(description_of(arguments), store);
  Release& release = out.release;
  release.by = by;
  release.root = out.description->root();
  release.name = first_of(release.root, {"addon_name", "name"});
  release.chart_name = by == Installer::eks_addon ? tree::Node() : first_of(release.root, {"chart"});
  release.repository = first_of(release.root, {"repository"});
  release.version = first_of(release.root, {"addon_version", "chart_version", "version"});
  release.chart = chart_of(release, name);
  Reader reader(arguments, label, store);
  out.values = reader.read(by);
  out.diagnostics = std::move(reader.diagnostics);
  return out;
}

}  // namespace dek::manifest
