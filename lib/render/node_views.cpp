// What templates say about nodes and about pods that want to land on them, the same in every file.
#include "render/node_views.hpp"

#include "model/kubelet.hpp"

namespace dek::render {
namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

/// The profile's patterns let nothing else through.
List word_pairs(const Entries& entries) {
  List items;
  for (const auto& [key, value] : entries)
    items.push_back(
        View().set("key", word(key)).set("value", word(value)).set("more", items.size() + 1 < entries.size()));
  return items;
}

}  // namespace

void set_placement(View& view, const NodeSet& nodes) {
  List labels{View().set("key", "dekctl.dev/role").set("value", nodes.role)};
  if (!nodes.tenant.empty()) labels.push_back(View().set("key", "dekctl.dev/tenant").set("value", nodes.tenant));
  List tolerations;
  for (const Taint& taint : nodes.taints) tolerations.push_back(View().set("key", taint.key).set("value", taint.value));
  view.set("node_labels", std::move(labels)).set("tolerations", std::move(tolerations));
}

void set_kubelet(View& view, const std::map<std::string, std::string>& settings) {
  std::map<std::string, Entries> sections;
  for (const auto& [path, value] : settings) {
    const std::size_t dot = path.find('.');
    const std::string key = dot == std::string::npos ? std::string() : path.substr(dot + 1);
    sections[path.substr(0, dot)].emplace_back(key, value);
  }
  List items;
  for (const auto& [name, entries] : sections) {
    const bool plain = entries.front().first.empty();
    items.push_back(View()
                        .set("key", word(name))
                        .set("plain", plain)
                        .set("value", plain ? word(entries.front().second) : Value(""))
                        .set("entries", plain ? List{} : word_pairs(entries))
                        .set("more", items.size() + 1 < sections.size()));
  }
  view.set("kubelet", std::move(items));
}

}  // namespace dek::render
