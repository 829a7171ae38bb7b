// karpenter/karpenter-resources-unset — a controller that is evicted first.
#include "lint/rule.hpp"
#include "manifest/karpenter_values.hpp"
#include "model/units.hpp"

namespace dek::rules::karpenter_karpenter_resources_unset {
namespace {

constexpr std::string_view kDoc = R"md(
Karpenter's controller has no resources of its own, or little memory.

## Why
The chart ships none, so the pod that has to survive pressure on its node is best-effort and the first to be evicted;
the memory limit is also what the controller sizes its own heap by. Memory grows with nodes, pods and instance types:
the chart's authors suggest one core and 1 GiB to start from, and large clusters need several times that: below 2 GiB it
is advice where the NodePools of the set may have more than 500 nodes by their `limits.nodes`.

## Bad
~~~yaml
settings:
  clusterName: data
  interruptionQueue: data
~~~

## Good
~~~yaml
settings:
  clusterName: data
  interruptionQueue: data
controller:
  resources:
    requests: {cpu: "1", memory: 1Gi}
    limits: {cpu: "1", memory: 1Gi}
~~~

## Exceptions
Values that do not name the cluster, which the chart insists on: the rest comes from elsewhere.

## Sources
- aws/karpenter-provider-aws: charts/karpenter/values.yaml
- aws/karpenter-provider-aws: charts/karpenter/templates/deployment.yaml
)md";

constexpr std::int64_t kLeastMib = 1024;
constexpr std::int64_t kManyNodes = 500;  // from the catalogue, as is the memory for them
constexpr std::int64_t kLeastMibOfMany = 2048;
constexpr std::string_view kHelp = "request and limit 1 core and 1Gi; more above some hundred nodes";
constexpr std::string_view kResources =
    "resources:\n  requests: {cpu: \"1\", memory: 1Gi}\n  limits: {cpu: \"1\", memory: 1Gi}";

lint::Edits add_resources(Node root) {
  if (const Node controller = root["controller"]) return lint::add_entry(controller, kResources);
  std::string text = "controller:\n";
  for (const std::string_view line : base::split(kResources, '\n')) text.append("  ").append(line).append("\n");
  text.pop_back();
  return lint::add_entry(root, text);
}

/// What the NodePools of the set may have together, as far as they count nodes.
std::int64_t node_limit(const manifest::Workspace& set) {
  std::int64_t sum = 0;
  for (const manifest::NodePool& pool : set.node_pools()) sum += pool.limits()["nodes"].as_integer().value_or(0);
  return sum;
}

void check(const manifest::HelmValues& helm, Reporter& out) {
  if (!manifest::is_karpenter_values(*helm.resource)) return;
  const manifest::KarpenterValues values(*helm.resource);
  const Node resources = values.root["controller"]["resources"];
  const Node memory = resources["limits"]["memory"];
  const auto limit = memory.text() ? model::parse_quantity(*memory.text()) : std::nullopt;
  if (limit && limit->mib() < kLeastMib) {
    out.at(memory, "Karpenter may use {} of memory", *memory.text()).help(kHelp);
  } else if (limit && limit->mib() < kLeastMibOfMany && node_limit(out.workspace()) > kManyNodes) {
    out.at(memory, "Karpenter may use {} of memory for {} nodes", *memory.text(), node_limit(out.workspace()))
        .severity(Severity::advice)
        .help("allow 2Gi to 4Gi above {} nodes", kManyNodes);
  } else if (resources.size() > 0 && !memory) {
    out.at(resources.key(), "Karpenter has no memory limit").help(kHelp);
  } else if ((!resources || (resources.size() == 0 && !resources.is_unknown())) && values.is_complete()) {
    const Node controller = values.root["controller"];
    const Node place = resources ? resources.key() : controller ? controller.key() : values.anchor();
    out.at(place, "Karpenter's controller requests no resources")
        .help(kHelp)
        .fix("give it 1 core and 1Gi", Applicability::unsafe, resources ? lint::Edits() : add_resources(values.root));
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/karpenter-resources-unset",
                                                .code = "KRP083",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_helm_values(check)};

}  // namespace dek::rules::karpenter_karpenter_resources_unset
