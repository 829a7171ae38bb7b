// What a document is: decided by its keys, as the catalogue's artifact_kinds describe them.
#include <algorithm>
#include <array>

#include "manifest/resource.hpp"

namespace dek::manifest {
namespace {

using tree::Kind;
using tree::Node;

constexpr std::size_t kSparkKeys = 3;  // so many keys that start with `spark.` make a mapping Spark properties

// The fields of a Kustomization (kustomize.config.k8s.io/v1beta1); apiVersion and kind may be left out there.
constexpr std::string_view kKustomizeFields[] = {"apiVersion",
                                                 "bases",
                                                 "buildMetadata",
                                                 "commonAnnotations",
                                                 "commonLabels",
                                                 "components",
                                                 "configMapGenerator",
                                                 "configurations",
                                                 "crds",
                                                 "generatorOptions",
                                                 "generators",
                                                 "helmCharts",
                                                 "helmGlobals",
                                                 "images",
                                                 "kind",
                                                 "labels",
                                                 "metadata",
                                                 "namePrefix",
                                                 "nameSuffix",
                                                 "namespace",
                                                 "openapi",
                                                 "patches",
                                                 "patchesJson6902",
                                                 "patchesStrategicMerge",
                                                 "replacements",
                                                 "replicas",
                                                 "resources",
                                                 "secretGenerator",
                                                 "sortOptions",
                                                 "transformers",
                                                 "validators",
                                                 "vars"};
constexpr std::string_view kKustomizeMarks[] = {
    "bases",   "components", "configMapGenerator",    "generators",     "helmCharts",
    "patches", "resources",  "patchesStrategicMerge", "secretGenerator"};

constexpr std::string_view kVpcCniVariables[] = {"ENABLE_POD_ENI",    "ENABLE_PREFIX_DELEGATION", "MAX_ENI",
                                                 "MINIMUM_IP_TARGET", "WARM_ENI_TARGET",          "WARM_IP_TARGET",
                                                 "WARM_PREFIX_TARGET"};

template <std::size_t N>
bool contains(const std::string_view (&table)[N], std::string_view text) {
  return std::ranges::find(table, text) != std::end(table);
}

/// What decides must be written; in a text with holes every key may be there.
bool has(Node map, std::string_view key) {
  const Node value = map[key];
  return value && value.is_written();
}

bool is_kustomization(Node root) {
  bool marked = false;
  for (const auto [key, value] : root.entries()) {
    if (!contains(kKustomizeFields, key.raw())) return false;
    marked = marked || (contains(kKustomizeMarks, key.raw()) && value.is_list());
  }
  return marked;
}

/// One walk over the keys of a document that is no Kubernetes object; nested mappings count, aliases do not.
bool has_key_prefix(Node root, std::string_view prefix) {
  return std::ranges::any_of(root.entries(), [&](const tree::Entry& entry) {
    return entry.key.raw().starts_with(prefix) ||
           (entry.value.is_map() && !entry.value.is_alias() && has_key_prefix(entry.value, prefix));
  });
}

bool has_cni_variables(Node env) {
  return std::ranges::any_of(env.entries(), [](const tree::Entry& entry) {
    return entry.key.raw().starts_with("AWS_VPC_") || contains(kVpcCniVariables, entry.key.raw());
  });
}

Chart chart_of(Node root) {
  const Node settings = root["settings"];
  if (has(settings, "clusterName") || has(settings, "interruptionQueue") || has(settings, "featureGates"))
    return Chart::karpenter;
  if (has(settings["aws"], "clusterName") || has(settings["aws"], "interruptionQueueName")) return Chart::karpenter;
  if (has(root["spark"], "jobNamespaces") || has(root, "sparkJobNamespace")) return Chart::spark_operator;
  if (root["controller"].is_map() && root["webhook"].is_map()) return Chart::spark_operator;
  if (has(root, "driver") && has(root, "toolkit") && has(root, "devicePlugin")) return Chart::gpu_operator;
  if (has(root["operator"], "defaultRuntime")) return Chart::gpu_operator;
  if (has_cni_variables(root["env"])) return Chart::vpc_cni;
  if (has(root, "corefile") || root["autoScaling"].is_map()) return Chart::coredns;
  return has_key_prefix(root, "spark.history.") ? Chart::spark_history : Chart::none;
}

bool is_dashboard_json(Node root) {
  if (root["panels"].is_list() && (has(root, "title") || has(root, "schemaVersion") || has(root, "templating")))
    return true;
  if (root.at("dashboard.panels").is_list() || root["widgets"].is_list()) return true;
  const tree::Items queries = root["queries"].items();
  return !queries.empty() && (*queries.begin())["query"].is_scalar();
}

bool has_spark_properties(Node root) {
  std::size_t count = 0;
  for (const auto [key, value] : root.entries())
    count += key.raw().starts_with("spark.") && !value.is_map() && !value.is_list() ? 1 : 0;
  return count >= kSparkKeys;
}

bool is_queues(Node root) {
  const tree::Items partitions = root["partitions"].items();
  return !partitions.empty() && (*partitions.begin())["queues"].is_list();
}

Artifact artifact_of(Node root, Chart& chart) {
  if (!root.is_map()) return Artifact::other;
  const bool has_version = has(root, "apiVersion");
  const bool has_kind = has(root, "kind");
  if (has_version && has_kind) return Artifact::kubernetes;
  if (is_kustomization(root)) return Artifact::kustomization;
  if (has_kind && has_spark_properties(root)) return Artifact::in_house;
  if ((has_version || has_kind) && root["metadata"].is_map()) return Artifact::incomplete;
  if (has(root["jobDriver"], "sparkSubmitJobDriver")) return Artifact::emr_job;
  if (is_dashboard_json(root)) return Artifact::dashboard;
  if (is_queues(root)) return Artifact::yunikorn_queues;
  if (has_spark_properties(root)) return Artifact::spark_properties;
  chart = chart_of(root);
  return chart == Chart::none ? Artifact::other : Artifact::helm_values;
}

void split_api_version(Resource& resource) {
  const std::size_t slash = resource.api_version.find('/');
  const bool is_core = slash == std::string_view::npos;
  resource.group = is_core ? std::string_view() : resource.api_version.substr(0, slash);
  resource.version = is_core ? resource.api_version : resource.api_version.substr(slash + 1);
}

}  // namespace

Node Resource::anchor() const {
  if (const Node at = metadata()["name"]; at.is_scalar()) return at;
  if (const Node at = root["kind"]; at.is_scalar()) return at;
  const tree::Entries entries = root.entries();
  return entries.empty() ? root : (*entries.begin()).key;
}

Resource classify(Node root) {
  Resource resource;
  resource.root = root;
  resource.artifact = artifact_of(root, resource.chart);
  if (!root["kind"]) return resource;
  resource.api_version = root["apiVersion"].text().value_or("");
  resource.kind = root["kind"].text().value_or("");
  resource.name = resource.metadata()["name"].text().value_or("");
  resource.namespace_name = resource.metadata()["namespace"].text().value_or("");
  split_api_version(resource);
  resource.label = root["kind"].raw();
  const Node name = resource.metadata()["name"];
  const bool is_stand_in = name.is_unknown() && root.document().is_template;
  if (!name.raw().empty() && !is_stand_in) resource.label.append("/").append(name.raw());
  return resource;
}

}  // namespace dek::manifest
