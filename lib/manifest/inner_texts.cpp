// One pass over the nodes of a resource: keys that say what their text is, and texts that say it themselves.
#include "manifest/inner_texts.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "manifest/corefile.hpp"
#include "manifest/embedded.hpp"
#include "manifest/properties.hpp"
#include "manifest/release_objects.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

constexpr int kMaxDepth = 4;             // a file in a ConfigMap in a heredoc; deeper ones are nobody's intention
constexpr int kMaxTexts = 2000;          // of one resource; people write some ten
constexpr std::size_t kLeastBytes = 16;  // shorter ones hold nothing that could be judged
// Where the server keeps what it was given last; the object around it is newer.
constexpr std::string_view kLastApplied = "kubectl.kubernetes.io/last-applied-configuration";
constexpr std::string_view kConf = "--conf";

enum class Language : std::uint8_t { none, manifest, queues, properties, corefile, command_line, dashboard };

/// Keys that say what their text is, wherever they stand: data of ConfigMaps, and the values of charts that fill them.
struct Slot {
  std::string_view key;
  Language language;
};
constexpr Slot kSlots[] = {
    {"Corefile", Language::corefile},
    {"corefile", Language::corefile},
    {"queues.yaml", Language::queues},
    {"spark-defaults.conf", Language::properties},
    {"spark.properties", Language::properties},
    {"sparkSubmitParameters", Language::command_line},
    {"SparkSubmitParameters", Language::command_line},    // in state machines of Step Functions
    {"spark_submit_parameters", Language::command_line},  // in Terraform
};

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool may_be_manifest(std::string_view text) {
  const bool is_yaml = holds(text, "apiVersion:") && holds(text, "kind:") && holds(text, "\n");
  return is_yaml || (holds(text, "\"apiVersion\"") && holds(text, "\"kind\""));
}

Language language_of(Node key, std::string_view text) {
  if (key.raw() == kLastApplied || key.raw() == "description") return Language::none;
  for (const Slot& slot : kSlots) {
    if (slot.key == key.raw()) return slot.language;
  }
  if (may_be_manifest(text)) return Language::manifest;
  if (key.raw().ends_with(".json") && holds(text, "\"panels\"")) return Language::dashboard;
  return holds(text, "--conf ") && holds(text, "spark.") ? Language::command_line : Language::none;
}

tree::NodeIndex index_of(Node node) {
  return node && node.is_written() ? node.index() : tree::kNoNode;
}

/// Node::key without a search: a value stands right behind its key.
Node key_of(Node value) {
  if (!value || value.index() == 0) return {};
  const tree::NodeData& before = value.document().nodes[value.index() - 1];
  const bool is_key = before.is_key && before.parent == value.document().nodes[value.index()].parent;
  return is_key ? Node(value.document(), value.index() - 1) : Node();
}

tree::NodeIndex behind_subtree(Node node) {
  const std::vector<tree::NodeData>& nodes = node.document().nodes;
  tree::NodeIndex i = node.index() + 1;
  while (i < nodes.size() && nodes[i].parent != tree::kNoNode && nodes[i].parent >= node.index()) ++i;
  return i;
}

/// NodeConfig stands in user data for nodeadm to read; the API server never sees it.
bool is_object(const Resource& resource) {
  return resource.artifact == Artifact::kubernetes && resource.group != "node.eks.aws";
}

class Reader {
 public:
  Reader(File& file, const Resource& outer, text::TextStore& store) : file_(file), outer_(outer), store_(store) {}

  void read() {
    const tree::Document& document = outer_.root.document();
    const tree::NodeIndex behind = behind_subtree(outer_.root);
    const bool is_object = outer_.artifact == Artifact::kubernetes;
    // What the API server and controllers write into a live object.
    const tree::NodeIndex status = is_object ? index_of(outer_.root["status"]) : tree::kNoNode;
    const tree::NodeIndex managed_fields = is_object ? index_of(outer_.metadata()["managedFields"]) : tree::kNoNode;
    for (tree::NodeIndex i = outer_.root.index(); i < behind; ++i) {
      const tree::NodeData& data = document.nodes[i];
      if (i == status || i == managed_fields) {
        i = behind_subtree(Node(document, i)) - 1;
      } else if (data.kind == tree::Kind::list) {
        look_at_arguments(Node(document, i));
      } else if (data.kind == tree::Kind::scalar && !data.is_key && data.value_size >= kLeastBytes) {
        look_at(Node(document, i));
      }
    }
  }

 private:
  void look_at(Node scalar) {
    Node key = key_of(scalar);
    if (!key) key = key_of(scalar.parent());  // of an item: its list's
    const Language language = language_of(key, scalar.raw());
    // The manifests in blocks of Terraform code are found where they are evaluated.
    const bool is_read = language == Language::manifest && outer_.artifact == Artifact::terraform_block;
    if (language == Language::none || is_read) return;
    const hcl::Value string = string_at(scalar);
    if (string.pieces.empty() || ++texts_ > kMaxTexts) return;
    const std::string label = label_of_text(scalar, outer_);
    if (language == Language::manifest) return read_objects(string, label, key.raw() == "patch" || is_kustomization());
    if (language == Language::queues) return read_yaml(string, label, Artifact::yunikorn_queues);
    if (language == Language::dashboard) return read_yaml(string, label, Artifact::dashboard);
    const text::TextId text = add_text(string, string.text, label, store_);
    const std::string_view bytes = store_.bytes(text);
    if (language == Language::corefile) return add_corefile(read_corefile(text, bytes));
    add_properties(language == Language::properties ? read_properties(text, bytes) : read_conf_pairs(text, bytes));
  }

  [[nodiscard]] bool is_kustomization() const {
    return outer_.artifact == Artifact::kustomization || outer_.group == "kustomize.config.k8s.io";
  }

  /// A patch says only what it changes.
  void read_objects(const hcl::Value& string, const std::string& label, bool is_patch) {
    yaml::Parsed parsed = read_string(string, label, store_);
    for (auto& document : parsed.documents) {
      if (!is_object(classify(document->root()))) continue;
      if (is_patch) tree::open_below(*document, 0, tree::Opening::maps_and_lists);
      add([&] { add_document(file_, std::move(document), outer_.file); });
    }
  }

  void read_yaml(const hcl::Value& string, const std::string& label, Artifact wanted) {
    yaml::Parsed parsed = read_string(string, label, store_);
    for (auto& document : parsed.documents) {
      if (classify(document->root()).artifact != wanted) continue;
      add([&] { add_document(file_, std::move(document), outer_.file); });
    }
  }

  void add_corefile(std::optional<hcl::Value> servers) {
    if (!servers) return;
    add([&] { add_document(file_, read_value(*servers, store_), outer_.file); });
    file_.resources.back().artifact = Artifact::corefile;
  }

  void add_properties(const hcl::Value& properties) {
    const bool is_spark =
        std::ranges::any_of(properties.items(), [](const hcl::Member& m) { return m.key.starts_with("spark."); });
    if (!is_spark) return;
    add([&] { add_document(file_, read_value(properties, store_), outer_.file); });
    file_.resources.back().artifact = Artifact::spark_properties;
  }

  /// `--conf`, and the pair behind it, as items of their own.
  void look_at_arguments(Node list) {
    hcl::Members pairs;
    bool is_next = false;
    for (const Node item : list.items()) {
      const bool is_joined = item.raw().starts_with("--conf=");
      if (is_next || is_joined) add_pair(item, is_joined ? kConf.size() + 1 : 0, pairs);
      is_next = item.raw() == kConf;
    }
    if (pairs.empty()) return;
    hcl::Value properties = hcl::object(std::move(pairs), list.span());
    properties.is_partial = true;  // the image has defaults of its own
    add_properties(properties);
  }

  void add_pair(Node item, std::size_t behind, hcl::Members& pairs) {
    const hcl::Value string = string_at(item);
    if (string.pieces.empty() || ++texts_ > kMaxTexts) return;
    const text::TextId text = add_text(string, string.text, label_of_text(item, outer_), store_);
    add_conf_pair(text, store_.bytes(text), behind, pairs);
  }

  /// What `adding` adds stands in the outer resource.
  template <typename Adding>
  void add(Adding adding) {
    const std::size_t before = file_.resources.size();
    adding();
    for (std::size_t i = before; i < file_.resources.size(); ++i) file_.resources[i].outer = &outer_;
  }

  File& file_;
  const Resource& outer_;
  text::TextStore& store_;
  int texts_ = 0;
};

int depth_of(const Resource* resource) {
  int depth = 0;
  for (; resource->outer != nullptr; resource = resource->outer) ++depth;
  return depth;
}

}  // namespace

std::string label_of_text(Node text, const Resource& resource) {
  std::string label = resource.way.empty() ? "" : resource.way + ", ";
  label.append("text `").append(tree::path_of(text, resource.root)).append("`");
  if (!resource.label.empty()) label.append(" of ").append(resource.label);
  return label;
}

void read_inner_texts(File& file, text::TextStore& store) {
  for (std::size_t i = 0; i < file.resources.size(); ++i) {  // more are added on the way
    const Resource& resource = file.resources[i];
    if (!resource.root || resource.root.is_alias() || depth_of(&resource) >= kMaxDepth) continue;
    read_releases(file, resource, store);
    // What stands in a part of a document is read with the whole.
    const bool is_part = resource.outer != nullptr && &resource.outer->root.document() == &resource.root.document();
    if (!is_part) Reader(file, resource, store).read();
  }
  for (const TerraformBlock& block : file.blocks) Reader(file, block.resource, store).read();
}

}  // namespace dek::manifest
