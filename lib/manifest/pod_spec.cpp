// Where pods are described, kind by kind, and what a pod asks of its node.
#include "manifest/pod_spec.hpp"

#include <algorithm>

namespace dek::manifest {
namespace {

using tree::Node;

/// A pod template at `path`; a `[*]` or `{*}` in it stands for every item or every entry.
struct TemplatePlace {
  std::string_view group, kind, path, place;
};
constexpr TemplatePlace kPlaces[] = {
    {"apps", "DaemonSet", "spec.template", "pod"},
    {"apps", "Deployment", "spec.template", "pod"},
    {"apps", "StatefulSet", "spec.template", "pod"},
    {"batch", "CronJob", "spec.jobTemplate.spec.template", "pod"},
    {"batch", "Job", "spec.template", "pod"},
    {"flink.apache.org", "FlinkDeployment", "spec.podTemplate", "pod"},
    {"flink.apache.org", "FlinkDeployment", "spec.jobManager.podTemplate", "job manager"},
    {"flink.apache.org", "FlinkDeployment", "spec.taskManager.podTemplate", "task manager"},
    {"kubeflow.org", "MPIJob", "spec.mpiReplicaSpecs.{*}.template", "replica"},
    {"kubeflow.org", "PyTorchJob", "spec.pytorchReplicaSpecs.{*}.template", "replica"},
    {"ray.io", "RayCluster", "spec.headGroupSpec.template", "head"},
    {"ray.io", "RayCluster", "spec.workerGroupSpecs.[*].template", "worker group"},
    {"ray.io", "RayJob", "spec.rayClusterSpec.headGroupSpec.template", "head"},
    {"ray.io", "RayJob", "spec.rayClusterSpec.workerGroupSpecs.[*].template", "worker group"},
    {"ray.io", "RayService", "spec.rayClusterConfig.headGroupSpec.template", "head"},
    {"ray.io", "RayService", "spec.rayClusterConfig.workerGroupSpecs.[*].template", "worker group"},
};

constexpr PodKind kSparkApplication = {"sparkoperator.k8s.io", "SparkApplication"};
constexpr PodKind kScheduledSparkApplication = {"sparkoperator.k8s.io", "ScheduledSparkApplication"};

struct Collector {
  const Resource* resource;
  std::string_view place;
  std::vector<PodSpec>* pods;

  void walk(Node node, std::string_view path) const {
    if (!node) return;
    if (path.empty()) {
      pods->push_back({.resource = resource,
                       .role = PodRole::plain,
                       .place = place,
                       .metadata = node["metadata"],
                       .spec = node["spec"],
                       .typed = {}});
      return;
    }
    const std::size_t dot = path.find('.');
    const std::string_view step = path.substr(0, dot);
    const std::string_view rest = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    if (step == "[*]") {
      for (const Node item : node.items()) walk(item, rest);
    } else if (step == "{*}") {
      for (const auto [key, value] : node.entries()) walk(value, rest);
    } else {
      walk(node[step], rest);
    }
  }
};

void add_spark_pods(const Resource& resource, std::vector<PodSpec>& pods) {
  const Node spec = resource.kind == "ScheduledSparkApplication" ? resource.root.at("spec.template") : resource.spec();
  for (const PodRole role : {PodRole::driver, PodRole::executor}) {
    const std::string_view name = role == PodRole::driver ? "driver" : "executor";
    const Node typed = spec[name];
    const Node pod = typed["template"];
    pods.push_back({.resource = &resource,
                    .role = role,
                    .place = name,
                    .metadata = pod["metadata"],
                    .spec = pod["spec"],
                    .typed = typed});
  }
}

void append_items(std::vector<Node>& nodes, Node list) {
  for (const Node item : list.items()) nodes.push_back(item);
}

/// What one term leaves of the universe, and what the terms before left: either will do.
void unite(AllowedValues& all, const AllowedValues& one) {
  all.is_known = all.is_known && one.is_known;
  all.is_restricted = all.is_restricted && one.is_restricted;
  for (const std::string_view value : one.values) {
    if (std::ranges::find(all.values, value) == all.values.end()) all.values.push_back(value);
  }
}

}  // namespace

std::vector<Node> PodSpec::containers() const {
  std::vector<Node> result;
  append_items(result, spec["containers"]);
  return result;
}

std::vector<Node> PodSpec::init_containers() const {
  std::vector<Node> result;
  append_items(result, spec["initContainers"]);
  return result;
}

std::vector<Node> PodSpec::tolerations() const {
  std::vector<Node> result;
  append_items(result, spec["tolerations"]);
  append_items(result, typed["tolerations"]);
  return result;
}

std::vector<Node> PodSpec::node_selectors() const {
  std::vector<Node> result;
  for (const Node holder : {spec, typed}) {
    if (const Node selector = holder["nodeSelector"]) result.push_back(selector);
  }
  if (!typed) return result;
  if (const Node selector = typed.parent()["nodeSelector"]) result.push_back(selector);
  return result;
}

std::vector<Node> PodSpec::affinities() const {
  std::vector<Node> result;
  for (const Node holder : {spec, typed}) {
    if (const Node affinity = holder["affinity"]) result.push_back(affinity);
  }
  return result;
}

std::vector<std::vector<Requirement>> PodSpec::required_terms() const {
  std::vector<std::vector<Requirement>> result;
  for (const Node affinity : affinities()) {
    const Node terms = affinity.at("nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms");
    for (const Node term : terms.items()) result.push_back(parse_requirements(term["matchExpressions"]));
  }
  return result;
}

std::vector<Requirement> PodSpec::preferred_expressions() const {
  std::vector<Requirement> result;
  for (const Node affinity : affinities()) {
    const Node terms = affinity.at("nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution");
    for (const Node term : terms.items()) {
      for (Requirement& one : parse_requirements(term.at("preference.matchExpressions")))
        result.push_back(std::move(one));
    }
  }
  return result;
}

std::vector<Requirement> PodSpec::affinity_expressions() const {
  std::vector<Requirement> result;
  for (std::vector<Requirement>& term : required_terms()) {
    for (Requirement& one : term) result.push_back(std::move(one));
  }
  for (Requirement& one : preferred_expressions()) result.push_back(std::move(one));
  return result;
}

Node PodSpec::env(std::string_view name) const {
  Node found;
  for (const Node container : containers()) {
    for (const Node variable : container["env"].items()) {
      if (variable["name"].is(name)) found = variable["value"];
    }
  }
  return found;
}

AllowedValues PodSpec::allowed_node_values(std::string_view key, const std::vector<std::string_view>& universe) const {
  std::vector<Requirement> selectors;
  for (const Node selector : node_selectors()) {
    for (Requirement& one : requirements_of_labels(selector)) selectors.push_back(std::move(one));
  }
  const auto terms = required_terms();
  if (terms.empty()) return allowed_values(selectors, key, universe);
  AllowedValues all{.is_restricted = true, .is_known = true, .values = {}};
  for (const std::vector<Requirement>& term : terms) {
    std::vector<Requirement> both = selectors;
    both.insert(both.end(), term.begin(), term.end());
    unite(all, allowed_values(both, key, universe));
  }
  return all;
}

std::vector<PodKind> pod_kinds() {
  std::vector<PodKind> kinds = {{"", "Pod"}, kSparkApplication, kScheduledSparkApplication};
  for (const TemplatePlace& at : kPlaces) {
    const bool is_new = kinds.back().group != at.group || kinds.back().kind != at.kind;  // one's places stand together
    if (is_new) kinds.push_back({at.group, at.kind});
  }
  return kinds;
}

std::vector<PodSpec> pod_specs(const Resource& resource) {
  std::vector<PodSpec> pods;
  if (resource.is("", "Pod")) {
    pods.push_back({.resource = &resource,
                    .role = PodRole::plain,
                    .place = "pod",
                    .metadata = resource.metadata(),
                    .spec = resource.spec(),
                    .typed = {}});
  }
  const bool is_spark = resource.is(kSparkApplication.group, kSparkApplication.kind) ||
                        resource.is(kScheduledSparkApplication.group, kScheduledSparkApplication.kind);
  if (is_spark) add_spark_pods(resource, pods);
  for (const TemplatePlace& at : kPlaces) {
    if (resource.is(at.group, at.kind)) Collector{&resource, at.place, &pods}.walk(resource.root, at.path);
  }
  return pods;
}

}  // namespace dek::manifest
