// Gathers annotations and node conditions of pods from all places that can hold them.
#include "manifest/pod_keys.hpp"

#include <algorithm>
#include <utility>

namespace dek::manifest {
namespace {

using tree::Node;

constexpr std::size_t kUsualChoices = 8;
constexpr std::string_view kAnnotationPrefixes[] = {"spark.kubernetes.driver.annotation.",
                                                    "spark.kubernetes.executor.annotation."};
constexpr std::string_view kSelectorPrefixes[] = {"spark.kubernetes.node.selector.",
                                                  "spark.kubernetes.driver.node.selector.",
                                                  "spark.kubernetes.executor.node.selector."};

/// Calls `visit(property, conf, prefix)` for Spark properties that start with one of `prefixes`.
template <typename Prefixes, typename Visit>
void for_each_property(const std::vector<SparkConf>& confs, const Prefixes& prefixes, Visit visit) {
  for (const SparkConf& conf : confs) {
    for (const SparkProperty& property : conf.properties) {
      if (!property.name.starts_with("spark.kubernetes.")) continue;
      for (const std::string_view prefix : prefixes) {
        if (property.name.starts_with(prefix)) visit(property, conf, prefix);
      }
    }
  }
}

void add_expressions(std::vector<NodeChoice>& choices, std::vector<Requirement> expressions, bool is_binding) {
  for (Requirement& one : expressions) {
    const Node key = one.node["key"];
    choices.push_back(
        {.requirement = std::move(one), .key = key, .property = {}, .is_binding = is_binding, .is_in_house = false});
  }
}

void add_selector(std::vector<NodeChoice>& choices, Node selector) {
  for (const auto [key, value] : selector.entries()) {
    NodeChoice& choice = choices.emplace_back();
    choice.requirement = requirement_of_label(key, value);
    choice.key = key;
  }
}

std::vector<PodAnnotation> annotations_of(const PodKeys& keys) {
  std::vector<PodAnnotation> all;
  for (const PodSpec& pod : keys.pods) {
    for (const Node holder : {pod.metadata, pod.typed}) {
      for (const auto [key, value] : holder["annotations"].entries()) {
        all.push_back({.name = key.raw(), .property = {}, .value = value, .is_in_house = false});
      }
    }
  }
  for_each_property(keys.confs, kAnnotationPrefixes,
                    [&](const SparkProperty& property, const SparkConf& conf, std::string_view prefix) {
                      all.push_back({.name = property.name.substr(prefix.size()),
                                     .property = prefix,
                                     .value = property.value,
                                     .is_in_house = conf.is_in_house});
                    });
  return all;
}

std::vector<NodeChoice> choices_of(const PodKeys& keys) {
  std::vector<NodeChoice> choices;
  if (!keys.pods.empty()) choices.reserve(kUsualChoices);
  std::vector<Node> selectors;  // that of a whole SparkApplication belongs to both its pods
  for (const PodSpec& pod : keys.pods) {
    for (const Node selector : pod.node_selectors()) {
      if (std::ranges::find(selectors, selector) != selectors.end()) continue;
      selectors.push_back(selector);
      add_selector(choices, selector);
    }
    if (pod.affinities().empty()) continue;
    auto terms = pod.required_terms();
    for (std::vector<Requirement>& term : terms) add_expressions(choices, std::move(term), terms.size() == 1);
    add_expressions(choices, pod.preferred_expressions(), false);
  }
  for_each_property(keys.confs, kSelectorPrefixes,
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

}  // namespace

PodKeys::PodKeys(const Resource& of, std::vector<PodSpec> its_pods)
    : resource(&of),
      pods(std::move(its_pods)),
      confs(spark_confs(of)),
      annotations(annotations_of(*this)),
      choices(choices_of(*this)) {}

}  // namespace dek::manifest
