// SparkConf: any place that carries Spark properties, as a list of located properties.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "manifest/resource.hpp"

namespace dek::manifest {

struct SparkProperty {
  std::string_view name;  // "spark.decommission.enabled"
  tree::Node key;         // where the name stands
  tree::Node value;       // where the value stands
};

struct SparkConf {
  const Resource* resource = nullptr;     // for properties in a text: what the text stands in
  tree::Node node;                        // the mapping
  bool is_in_house = false;               // findings weigh one step less
  std::vector<SparkProperty> properties;  // keys that start with `spark.`, in order

  /// More properties may be set than are written: by the image, by lines that nobody can know.
  [[nodiscard]] bool is_open() const { return node.is_open(); }

  /// The first property of that name, or null.
  [[nodiscard]] const SparkProperty* find(std::string_view name) const;

  /// Known text of its value; empty when the property is absent or unknown.
  [[nodiscard]] std::optional<std::string_view> text(std::string_view name) const;

  /// True when the known text of the value equals `value`, case ignored for booleans.
  [[nodiscard]] bool is(std::string_view name, std::string_view value) const;
};

/// Every SparkConf of a resource: spec.sparkConf (also of a schedule), EMR classifications, in-house mappings, texts.
[[nodiscard]] std::vector<SparkConf> spark_confs(const Resource& resource);

}  // namespace dek::manifest
