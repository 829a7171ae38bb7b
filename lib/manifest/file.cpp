// A file's documents and the resources in them.
#include "manifest/file.hpp"

#include "manifest/expansion.hpp"
#include "yaml/reader.hpp"

namespace dek::manifest {
namespace {

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
    add(file, std::move(inner), item.is_alias() ? kListDepth : depth + 1);  // a List of aliases to Lists may explode
  }
}

}  // namespace

std::unique_ptr<File> read_file(text::TextId text, std::string_view name, std::string_view bytes, std::uint32_t index) {
  auto file = std::make_unique<File>();
  file->text = text;
  file->name = name;
  yaml::Parsed parsed = yaml::parse(text, bytes);
  file->documents = std::move(parsed.documents);
  file->diagnostics = std::move(parsed.diagnostics);
  for (std::size_t i = 0; i < file->documents.size(); ++i) {
    if (auto bomb = find_excessive_aliasing(*file->documents[i])) {
      file->diagnostics.push_back(std::move(*bomb));
      continue;
    }
    Resource resource = classify(file->documents[i]->root());
    resource.file = index;
    resource.document = static_cast<std::uint32_t>(i);
    add(*file, std::move(resource), 0);
  }
  return file;
}

}  // namespace dek::manifest
