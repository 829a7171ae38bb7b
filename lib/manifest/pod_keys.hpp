// What a resource writes on its pods and asks of their nodes, wherever it stands: templates, typed fields, Spark
// properties.
#pragma once

#include <vector>

#include "manifest/pod_spec.hpp"
#include "manifest/requirement.hpp"
#include "manifest/resource.hpp"
#include "manifest/spark_conf.hpp"

namespace dek::manifest {

/// An annotation of pods.
struct PodAnnotation {
  std::string_view name;      // "karpenter.sh/do-not-disrupt"; of a Spark property what follows its prefix
  std::string_view property;  // the prefix of a Spark property ("spark.kubernetes.driver.annotation."); else empty
  tree::Node value;
  bool is_in_house = false;  // a property in a mapping that nobody declared a SparkConf
};

/// A condition on the labels of a node: an entry of a node selector, an affinity expression or a Spark property.
struct NodeChoice {
  Requirement requirement;
  tree::Node key;             // where the label's name stands; absent when an expression has none
  std::string_view property;  // as in PodAnnotation
  bool is_binding = true;     // false for preferences, and for one of several alternative terms
  bool is_in_house = false;
};

/// Gathered once for all rules that ask.
struct PodKeys {
  /// `its_pods` are pod_specs(resource).
  PodKeys(const Resource& resource, std::vector<PodSpec> its_pods);

  const Resource* resource;
  std::vector<PodSpec> pods;
  std::vector<SparkConf> confs;            // spark_confs(resource)
  std::vector<PodAnnotation> annotations;  // of every pod, in the order of places
  std::vector<NodeChoice> choices;         // of every pod, each place once
};

}  // namespace dek::manifest
