// An installation of the Spark operator by the values of its chart: which namespaces it watches, what it has switched
// on.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "manifest/resource.hpp"

namespace dek::manifest {

class Workspace;

enum class Watch : std::uint8_t { no, unknown, yes };

struct SparkOperator {
  explicit SparkOperator(const Resource& values) : resource(&values) {}

  const Resource* resource;

  [[nodiscard]] tree::Node root() const { return resource->root; }

  /// spark.jobNamespaces, or sparkJobNamespaces of the chart before 2.0; absent when not given.
  [[nodiscard]] tree::Node job_namespaces() const;

  /// Unknown too when the values leave it to the chart, or to a selector.
  [[nodiscard]] Watch watches(std::string_view namespace_name) const;

  /// controller.batchScheduler.enable, or batchScheduler.enable of the chart before 2.0; absent when not given.
  [[nodiscard]] tree::Node batch_scheduler() const;

  [[nodiscard]] tree::Node webhook() const { return root()["webhook"]["enable"]; }
};

/// Those of a set that say so by more than their layout, which other charts share. The defaults of a chart and
/// the values of its tests install nothing.
[[nodiscard]] std::vector<SparkOperator> spark_operators(const Workspace& set);

}  // namespace dek::manifest
