// The small views: Helm values, namespaces, dashboards.
#pragma once

#include <string_view>
#include <vector>

#include "manifest/resource.hpp"

namespace dek::manifest {

struct HelmValues {
  const Resource* resource = nullptr;
  Chart chart = Chart::none;

  [[nodiscard]] tree::Node root() const { return resource->root; }
};

struct Namespace {
  const Resource* resource = nullptr;

  [[nodiscard]] std::string_view name() const { return resource->name; }
  [[nodiscard]] tree::Node labels() const { return resource->labels(); }
};

/// Grafana or Datadog dashboard, or a PrometheusRule: text that queries metrics.
struct Dashboard {
  const Resource* resource = nullptr;
  std::vector<tree::Node> queries;  // scalars that hold a query, in the order of the document
};

[[nodiscard]] bool is_dashboard(const Resource& resource);
[[nodiscard]] Dashboard dashboard(const Resource& resource);

}  // namespace dek::manifest
