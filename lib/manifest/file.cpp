// A file's documents and the resources in them.
#include "manifest/file.hpp"

#include <algorithm>

#include "hcl/parser.hpp"
#include "manifest/embedded.hpp"
#include "manifest/expansion.hpp"
#include "manifest/near.hpp"
#include "manifest/terraform.hpp"
#include "yaml/reader.hpp"

namespace dek::manifest {
namespace {

constexpr std::string_view kTemplateEndings[] = {".tftpl", ".tpl", ".tmpl", ".gotmpl", ".j2", ".jinja", ".mustache"};
constexpr int kListDepth = 4;  // a List in a List is legal; deeper ones are nobody's intention

bool is_kubernetes_list(const Resource& resource) {
  return resource.artifact == Artifact::kubernetes && resource.kind.ends_with("List") &&
         resource.root["items"].is_list();
}

void add(File& file, Resource resource, int depth) {
  if (!is_kubernetes_list(resource) || depth == kListDepth) {
    file.resources.push_back(std::move(resource));
    return;
  }
  for (const tree::Node item : resource.root["items"].items()) {
    Resource inner = classify(item);
    inner.file = resource.file;
    inner.document = resource.document;
    inner.way = resource.way;
    add(file, std::move(inner), item.is_alias() ? kListDepth : depth + 1);  // a List of aliases to Lists may explode
  }
}

std::size_t count_errors(const yaml::Parsed& parsed) {
  return static_cast<std::size_t>(std::ranges::count(parsed.diagnostics, "syntax/yaml", &diag::Diagnostic::rule));
}

/// Files that are a template by their name; what they bring forth need not be YAML.
bool is_template_by_name(std::string_view name) {
  return std::ranges::any_of(kTemplateEndings, [&](std::string_view ending) { return name.ends_with(ending); });
}

/// Reads a file that is no YAML once more with its sequences masked. Where that brings nothing, the errors are its own.
void read_as_template(File& file, yaml::Parsed& parsed, std::string_view bytes) {
  text::Masked masked = text::mask(bytes);
  const bool is_template = is_template_by_name(file.name) || !masked.blanks.empty();
  if (!is_template && masked.sequences == 0) return;
  file.masked = std::move(masked.bytes);
  yaml::Parsed again = parse_masked(file.text, file.masked, masked);
  const std::size_t errors = count_errors(again);
  if (errors > 0 && !is_template && errors >= count_errors(parsed)) return;
  file.is_partly_readable = errors > 0 && bytes.find("apiVersion") != std::string_view::npos;
  if (errors > 0) again.diagnostics.clear();
  parsed = std::move(again);
}

/// The document's resource as its content tells it; none when its aliases stand for too much.
std::optional<Resource> begin_document(File& file, std::unique_ptr<tree::Document> document, std::uint32_t index) {
  const tree::Document& added = *file.documents.emplace_back(std::move(document));
  if (auto bomb = find_excessive_aliasing(added)) {
    file.diagnostics.push_back(std::move(*bomb));
    return std::nullopt;
  }
  Resource resource = classify(added.root());
  resource.file = index;
  resource.document = static_cast<std::uint32_t>(file.documents.size() - 1);
  return resource;
}

}  // namespace

void add_document(File& file, std::unique_ptr<tree::Document> document, std::uint32_t index, std::string way) {
  if (auto resource = begin_document(file, std::move(document), index)) {
    resource->way = std::move(way);
    add(file, std::move(*resource), 0);
  }
}

void add_values(File& file, std::unique_ptr<tree::Document> document, std::uint32_t index, const Release& release,
                std::string way) {
  if (auto resource = begin_document(file, std::move(document), index)) {
    resource->way = std::move(way);
    name_values(*resource, release);
    file.resources.push_back(std::move(*resource));
  }
}

void open_resource(const File& file, const Resource& resource, tree::Opening what) {
  const auto holds = [&](const auto& document) { return document.get() == &resource.root.document(); };
  const auto document = std::ranges::find_if(file.documents, holds);
  if (document != file.documents.end()) tree::open_below(**document, resource.root.index(), what);
}

void prefetch(const File& file) {
  for (const auto& document : file.documents) prefetch(*document);
}

void name_values(Resource& values, const Release& release) {
  const auto reference = release.chart_name.text();
  const bool is_named = release.is_addon() ? release.name.text().has_value() : reference && !is_local_chart(*reference);
  const bool is_told = is_named || release.chart != Chart::none;
  if (is_told || values.artifact != Artifact::helm_values) values.chart = release.chart;
  values.artifact = Artifact::helm_values;
  values.release = &release;
  std::string_view name = name_of(values.chart);
  if (name.empty()) name = reference.value_or("");
  values.label = name.empty() ? "" : "values of " + std::string(name);
}

std::unique_ptr<File> read_file(text::TextId text, std::string_view name, std::string_view bytes, std::uint32_t index) {
  auto file = std::make_unique<File>();
  file->text = text;
  file->name = name;
  if (is_terraform(name)) {
    hcl::Parsed parsed = hcl::parse(text, bytes);
    file->terraform = std::move(parsed.file);
    file->is_broken = !parsed.diagnostics.empty();
    file->diagnostics = std::move(parsed.diagnostics);
    return file;
  }
  yaml::Parsed parsed = yaml::parse(text, bytes);
  if (count_errors(parsed) > 0) read_as_template(*file, parsed, bytes);
  file->is_broken = count_errors(parsed) > 0;
  file->diagnostics = std::move(parsed.diagnostics);
  for (auto& document : parsed.documents) add_document(*file, std::move(document), index);
  return file;
}

}  // namespace dek::manifest
