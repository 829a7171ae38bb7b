// Gathers annotations and node conditions of pods from all places that can hold them.
#include "manifest/pod_keys.hpp"

#include <algorithm>

#include "manifest/pod_spec.hpp"
#include "manifest/spark_conf.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

constexpr std::string_view kAnnotationPrefixes[] = {"spark.kubernetes.driver.annotation.",
                                                    "spark.kubernetes.executor.annotation."};
constexpr std::string_view kSelectorPrefixes[] = {"spark.kubernetes.node.selector.",
                                                  "spark.kubernetes.driver.node.selector.",
                                                  "spark.kubernetes.executor.node.selector."};

/// Calls `visit(property, conf, prefix)` for Spark properties that start with one of `prefixes`.
template <typename Prefixes, typename Visit>
void for_each_property(const Resource& resource, const Prefixes& prefixes, Visit visit) {
  // Most documents hold none: a search of the text is far cheaper than a walk over its nodes.
  if (resource.root.document().source.find("spark.kubernetes.") == std::string_view::npos) return;
  for (const SparkConf& conf : spark_confs(resource)) {
    for (const SparkProperty& property : conf.properties) {
      for (const std::string_view prefix : prefixes) {
        if (property.name.starts_with(prefix)) visit(property, conf, prefix);
      }
    }
  }
}

void add_expressions(std::vector<NodeChoice>& choices, std::vector<Requirement> expressions, bool is_binding) {
  for (Requirement& one : expressions) {
    const Node key = one.node["key"];
    if (key) {
      choices.push_back(
          {.requirement = std::move(one), .key = key, .property = {}, .is_binding = is_binding, .is_in_house = false});
    }
  }
}

void add_selector(std::vector<NodeChoice>& choices, Node selector) {
  for (Requirement& one : requirements_of_labels(selector)) {
    const Node key = one.node.key();
    choices.push_back(
        {.requirement = std::move(one), .key = key, .property = {}, .is_binding = true, .is_in_house = false});
  }
}

}  // namespace

std::vector<PodAnnotation> pod_annotations(const Resource& resource) {
  std::vector<PodAnnotation> all;
  for (const PodSpec& pod : pod_specs(resource)) {
    for (const Node holder : {pod.metadata, pod.typed}) {
      for (const auto [key, value] : holder["annotations"].entries()) {
        all.push_back({.name = key.raw(), .property = {}, .value = value, .is_in_house = false});
      }
    }
  }
  for_each_property(resource, kAnnotationPrefixes,
                    [&](const SparkProperty& property, const SparkConf& conf, std::string_view prefix) {
                      all.push_back({.name = property.name.substr(prefix.size()),
                                     .property = prefix,
                                     .value = property.value,
                                     .is_in_house = conf.is_in_house});
                    });
  return all;
}

std::vector<NodeChoice> node_choices(const Resource& resource) {
  std::vector<NodeChoice> choices;
  std::vector<Node> selectors;  // that of a whole SparkApplication belongs to both its pods
  for (const PodSpec& pod : pod_specs(resource)) {
    for (const Node selector : pod.node_selectors()) {
      if (std::ranges::find(selectors, selector) != selectors.end()) continue;
      selectors.push_back(selector);
      add_selector(choices, selector);
    }
    const auto terms = pod.required_terms();
    for (const std::vector<Requirement>& term : terms) add_expressions(choices, term, terms.size() == 1);
    add_expressions(choices, pod.preferred_expressions(), false);
  }
  for_each_property(resource, kSelectorPrefixes,
                    [&](const SparkProperty& property, const SparkConf& conf, std::string_view prefix) {
                      Requirement requirement{.node = property.value,
                                              .key = property.name.substr(prefix.size()),
                                              .op = Operator::in,
                                              .values = {property.value}};
                      choices.push_back({.requirement = std::move(requirement),
                                         .key = property.key,
                                         .property = prefix,
                                         .is_binding = true,
                                         .is_in_house = conf.is_in_house});
                    });
  return choices;
}

}  // namespace dek::manifest
