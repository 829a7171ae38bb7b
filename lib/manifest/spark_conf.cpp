// Finds the places of a document that carry Spark properties.
#include "manifest/spark_conf.hpp"

#include <algorithm>
#include <set>

#include "base/strings.hpp"
#include "tree/scan.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

constexpr std::string_view kPrefix = "spark.";
constexpr std::size_t kUsualProperties = 16;
constexpr std::size_t kEnough = 3;  // keys that make a mapping nobody declared a SparkConf

SparkConf conf_of(const Resource& resource, Node map, bool is_in_house) {
  // Properties in a text belong to what runs them.
  const bool is_text = resource.artifact == Artifact::spark_properties && resource.outer != nullptr;
  SparkConf conf{
      .resource = is_text ? resource.outer : &resource, .node = map, .is_in_house = is_in_house, .properties = {}};
  conf.properties.reserve(kUsualProperties);
  for (const auto [key, value] : map.entries()) {
    if (!key.raw().starts_with(kPrefix)) continue;
    // A property is a text; below such a key a mapping is something else, an OpenAPI definition for one.
    if (value.is_map() || value.is_list()) continue;
    conf.properties.push_back({.name = key.raw(), .key = key, .value = value});
  }
  return conf;
}

Node declared_conf(const Resource& resource) {
  if (resource.is("sparkoperator.k8s.io", "SparkApplication")) return resource.root.at("spec.sparkConf");
  if (resource.is("sparkoperator.k8s.io", "ScheduledSparkApplication"))
    return resource.root.at("spec.template.sparkConf");
  if (resource.artifact == Artifact::spark_properties) return resource.root;
  return {};
}

bool is_emr_classification(Node map) {
  return map.key() && map.key().raw() == "properties" && map.parent()["classification"].is("spark-defaults");
}

/// Mappings but the declared one with a key that starts with `spark.`, each once, in the order of the document: one
/// pass over its nodes.
std::vector<Node> maps_with_spark_keys(const Resource& resource, Node declared) {
  const tree::Document& document = resource.root.document();
  const tree::NodeIndex root = resource.root.index();
  std::vector<Node> maps;
  std::set<tree::NodeIndex> seen;
  const tree::NodeIndex known = declared.is_map() ? declared.index() : tree::kNoNode;
  const auto may_be_spark = [&](const tree::NodeData& node) {
    if (!node.is_key || node.parent == known) return false;
    if (node.kind != tree::Kind::scalar) return true;
    if (node.value_size <= kPrefix.size()) return false;
    const std::string_view key = tree::text_of(document, node);
    return key.front() == kPrefix.front() && key.starts_with(kPrefix);  // most differ in their first letter
  };
  for (tree::NodeIndex i = root; (i = tree::find_below(document, root, may_be_spark, i + 1)) != tree::kNoNode;) {
    const Node key(document, i);
    if (!key.raw().starts_with(kPrefix)) continue;
    const Node map = key.parent();
    if ((maps.empty() || maps.back() != map) && seen.insert(map.index()).second) maps.push_back(map);
  }
  return maps;
}

}  // namespace

const SparkProperty* SparkConf::find(std::string_view name) const {
  const auto found = std::ranges::find(properties, name, &SparkProperty::name);
  return found == properties.end() ? nullptr : &*found;
}

std::optional<std::string_view> SparkConf::text(std::string_view name) const {
  const SparkProperty* property = find(name);
  return property == nullptr ? std::nullopt : property->value.text();
}

bool SparkConf::is(std::string_view name, std::string_view value) const {
  const auto known = text(name);
  return known && base::equals_ignoring_case(*known, value);
}

std::vector<SparkConf> spark_confs(const Resource& resource) {
  std::vector<SparkConf> result;
  const Node declared = declared_conf(resource);
  if (declared.is_map()) result.push_back(conf_of(resource, declared, false));
  for (const Node map : maps_with_spark_keys(resource, declared)) {
    if (declared && map.span() == declared.span()) continue;
    const bool is_emr = is_emr_classification(map);
    SparkConf conf = conf_of(resource, map, !is_emr);
    if (is_emr || conf.properties.size() >= kEnough) result.push_back(std::move(conf));
  }
  return result;
}

}  // namespace dek::manifest
