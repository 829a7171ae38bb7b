// What a resource writes on its pods and asks of their nodes, wherever it stands: templates, typed fields, Spark
// properties.
#pragma once

#include <vector>

#include "manifest/requirement.hpp"
#include "manifest/resource.hpp"

namespace dek::manifest {

/// An annotation of pods.
struct PodAnnotation {
  std::string_view name;      // "karpenter.sh/do-not-disrupt"; of a Spark property what follows its prefix
  std::string_view property;  // the prefix of a Spark property ("spark.kubernetes.driver.annotation."); else empty
  tree::Node value;
  bool is_in_house = false;  // a property in a mapping that nobody declared a SparkConf
};

/// Annotations of every pod that the resource describes, in the order of places.
[[nodiscard]] std::vector<PodAnnotation> pod_annotations(const Resource& resource);

/// A condition on the labels of a node: an entry of a node selector, an affinity expression or a Spark property.
struct NodeChoice {
  Requirement requirement;
  tree::Node key;             // where the label's name stands
  std::string_view property;  // as in PodAnnotation
  bool is_binding = true;     // false for preferences, and for one of several alternative terms
  bool is_in_house = false;
};

/// Conditions of every pod that the resource describes, each place once.
[[nodiscard]] std::vector<NodeChoice> node_choices(const Resource& resource);

}  // namespace dek::manifest
