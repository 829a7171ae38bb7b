// Values of the Spark operator's chart, in the layout of 2.x and the one before.
#include "manifest/spark_operator.hpp"

#include <algorithm>

#include "base/strings.hpp"
#include "manifest/workspace.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

/// Values that install nothing: in a folder of tests ("ci" is where charts keep those), or the defaults in `charts/`.
bool is_of_chart(std::string_view path) {
  const std::vector<std::string_view> parts = base::split(path, '/');
  const bool is_default = parts.size() > 2 && parts[parts.size() - 3] == "charts" && parts.back() == "values.yaml";
  return is_default ||
         std::ranges::any_of(parts, [](std::string_view part) { return part == "ci" || base::has_word(part, "test"); });
}

/// What a name in the list says of a namespace; an empty one stands for all.
Watch watch_by(Node name, std::string_view namespace_name) {
  if (name.is_unknown()) return Watch::unknown;
  return name.is("") || name.is(namespace_name) ? Watch::yes : Watch::no;
}

}  // namespace

Node SparkOperator::job_namespaces() const {
  for (const Node given :
       {root()["spark"]["jobNamespaces"], root()["sparkJobNamespaces"], root()["sparkJobNamespace"]}) {
    if (given) return given;
  }
  return {};
}

Watch SparkOperator::watches(std::string_view namespace_name) const {
  const Node given = job_namespaces();
  if (!given || given.is_unknown() || given.is_null()) return Watch::unknown;
  if (given.is_scalar()) return watch_by(given, namespace_name);
  const Node selector = root()["spark"]["jobNamespaceSelector"];
  Watch best = selector && !selector.is("") ? Watch::unknown : Watch::no;
  for (const Node name : given.items()) best = std::max(best, watch_by(name, namespace_name));
  return best;
}

Node SparkOperator::batch_scheduler() const {
  const Node given = root()["controller"]["batchScheduler"]["enable"];
  return given ? given : root()["batchScheduler"]["enable"];
}

std::vector<SparkOperator> spark_operators(const Workspace& set) {
  std::vector<SparkOperator> operators;
  for (const Resource* resource : set.resources()) {
    if (resource->artifact != Artifact::helm_values || resource->chart != Chart::spark_operator) continue;
    const Release* release = resource->release;
    const bool is_default = release != nullptr && release->by == Installer::chart_itself;
    if (is_default || is_of_chart(set.files()[resource->file]->name)) continue;
    SparkOperator one(*resource);
    if (resource->release != nullptr || resource->root["spark"].is_map() || one.job_namespaces())
      operators.push_back(one);
  }
  return operators;
}

}  // namespace dek::manifest
