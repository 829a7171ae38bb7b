// Queries of dashboards and alert rules.
#include "manifest/views.hpp"

#include <algorithm>
#include <array>

namespace dek::manifest {
namespace {

using tree::Node;

// Keys under which Grafana (expr, query, definition), Datadog (query, q) and Prometheus (expr) keep a query.
constexpr std::array<std::string_view, 4> kQueryKeys = {"definition", "expr", "q", "query"};

/// Aliases are left out: what they stand for is met where it is written.
void collect(Node node, std::vector<Node>& queries) {
  if (node.is_alias()) return;
  for (const Node item : node.items()) collect(item, queries);
  for (const auto [key, value] : node.entries()) {
    if (value.is_scalar() && std::ranges::find(kQueryKeys, key.raw()) != kQueryKeys.end()) queries.push_back(value);
    collect(value, queries);
  }
}

}  // namespace

bool is_dashboard(const Resource& resource) {
  return resource.artifact == Artifact::dashboard || resource.is("monitoring.coreos.com", "PrometheusRule");
}

Dashboard dashboard(const Resource& resource) {
  Dashboard view{.resource = &resource, .queries = {}};
  collect(resource.root, view.queries);
  return view;
}

}  // namespace dek::manifest
