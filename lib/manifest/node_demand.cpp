// Collects tolerations, selectors and devices of a pod.
#include "manifest/node_demand.hpp"

#include <algorithm>

#include "facts/karpenter_labels.hpp"
#include "manifest/allowed_types.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

constexpr std::size_t kUsualSignature = 512;  // bytes
constexpr std::size_t kUsualSelectors = 4;

/// The SparkApplication's spec that a Spark pod belongs to; absent for other pods.
Node application_spec(const PodSpec& pod) {
  if (pod.role == PodRole::plain) return {};
  const Node root = pod.resource->root;
  return pod.resource->kind == "ScheduledSparkApplication" ? root.at("spec.template") : root["spec"];
}

constexpr std::string_view selector_prefix(PodRole role) {
  return role == PodRole::driver ? "spark.kubernetes.driver.node.selector."
                                 : "spark.kubernetes.executor.node.selector.";
}

constexpr std::string_view template_file(PodRole role) {
  return role == PodRole::driver ? "spark.kubernetes.driver.podTemplateFile"
                                 : "spark.kubernetes.executor.podTemplateFile";
}

using NodeRequirements = std::vector<NodeRequirement>;

/// A mapping of a template may hold entries that are not written; such a one answers for every key.
void add_selectors(Node map, std::string_view prefix, NodeRequirements& selectors) {
  for (const auto [key, value] : map.entries()) {
    if (!key.raw().starts_with(prefix)) continue;
    NodeRequirement& one = selectors.emplace_back();
    one.node = value;
    one.plain.key = facts::normalised_label(key.raw().substr(prefix.size()));
    const auto text = value.text();
    one.plain.unknown = !text || one.plain.key.empty();
    if (text) one.plain.values.push_back(*text);
  }
}

/// The selectors among Spark's properties: those of both pods before those of the one.
void add_properties(Node conf, PodRole role, NodeRequirements& selectors) {
  constexpr std::string_view kOfBoth = "spark.kubernetes.node.selector.";
  const auto selects = [](const tree::Entry& entry) {
    const std::string_view name = entry.key.raw();
    return name.starts_with("spark.kubernetes.") && name.find(".node.selector.") != std::string_view::npos;
  };
  if (std::ranges::none_of(conf.entries(), selects)) return;
  add_selectors(conf, kOfBoth, selectors);
  add_selectors(conf, selector_prefix(role), selectors);
}

void add_located(const std::vector<Requirement>& requirements, NodeRequirements& all) {
  std::vector<facts::Requirement> plain = evaluable(requirements);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    plain[i].unknown = plain[i].unknown || plain[i].key.empty();
    plain[i].key = facts::normalised_label(plain[i].key);
    all.push_back({std::move(plain[i]), requirements[i].node});
  }
}

void add_tolerations(const PodSpec& pod, NodeDemand& demand) {
  for (const Node holder : {pod.spec, pod.typed}) {
    const Node list = holder["tolerations"];
    demand.may_tolerate_more = demand.may_tolerate_more || list.is_unknown();
    for (const Node toleration : list.items()) {
      demand.tolerations.push_back(toleration);
      demand.may_tolerate_more = demand.may_tolerate_more || toleration.may_hold_more();
    }
  }
}

void add_requirements(const PodSpec& pod, Node app, NodeDemand& demand) {
  NodeRequirements selectors;
  selectors.reserve(kUsualSelectors);
  for (const Node map : {pod.spec["nodeSelector"], pod.typed["nodeSelector"], app["nodeSelector"]}) {
    add_selectors(map, "", selectors);
    demand.may_require_more = demand.may_require_more || map.may_hold_more();
  }
  add_properties(app["sparkConf"], pod.role, selectors);
  for (const Node affinity : pod.affinities()) {
    const Node terms = affinity.at("nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms");
    demand.may_require_more = demand.may_require_more || affinity.is_unknown() || terms.is_unknown();
    for (const Node term : terms.items())
      add_located(parse_requirements(term["matchExpressions"]), demand.alternatives.emplace_back(selectors));
  }
  if (demand.alternatives.empty()) demand.alternatives.push_back(std::move(selectors));
}

void add_devices(const PodSpec& pod, NodeDemand& demand) {
  for (const Node container : pod.containers()) {
    for (const std::string_view place : {"requests", "limits"}) {
      for (const auto [key, value] : container["resources"][place].entries()) {
        if (key.raw().find('/') != std::string_view::npos) demand.devices.push_back(key.raw());
      }
    }
  }
  if (const auto gpu = pod.typed.at("gpu.name").text()) demand.devices.push_back(*gpu);
}

void append(std::string& text, std::string_view part) {
  text.append(part).push_back('\n');
}

void append_requirement(std::string& text, const facts::Requirement& requirement) {
  append(text, requirement.key);
  append(text, requirement.unknown ? "?" : facts::to_string(requirement.op));
  for (const std::string_view value : requirement.values) append(text, value);
  text.push_back('\0');
}

bool is_of_karpenter(std::string_view key) {
  return key.starts_with("karpenter.sh/") || key.starts_with("karpenter.k8s.aws/");
}

}  // namespace

NodeDemand node_demand(const PodSpec& pod) {
  NodeDemand demand;
  const Node app = application_spec(pod);
  add_tolerations(pod, demand);
  add_requirements(pod, app, demand);
  add_devices(pod, demand);
  const bool has_template_file = pod.role != PodRole::plain && app["sparkConf"][template_file(pod.role)];
  demand.may_tolerate_more = demand.may_tolerate_more || has_template_file;
  demand.may_require_more = demand.may_require_more || has_template_file || pod.spec["nodeName"];
  return demand;
}

std::string signature_of(const NodeDemand& demand) {
  std::string text;
  text.reserve(kUsualSignature);
  for (const Node toleration : demand.tolerations) {
    for (const std::string_view field : {"key", "operator", "value", "effect"}) append(text, toleration[field].raw());
  }
  for (const auto& all : demand.alternatives) {
    text.push_back('|');
    for (const NodeRequirement& one : all) append_requirement(text, one.plain);
  }
  for (const std::string_view device : demand.devices) append(text, device);
  text.push_back(demand.may_tolerate_more ? '1' : '0');
  text.push_back(demand.may_require_more ? '1' : '0');
  return text;
}

bool NodeDemand::needs_karpenter() const {
  return std::ranges::all_of(alternatives, [](const std::vector<NodeRequirement>& all) {
    return std::ranges::any_of(all, [](const NodeRequirement& one) {
      const facts::Operator op = one.plain.op;
      return is_of_karpenter(one.plain.key) && !one.plain.unknown && op != facts::Operator::not_in &&
             op != facts::Operator::does_not_exist;
    });
  });
}

bool NodeDemand::asks_for_nodes() const {
  return std::ranges::all_of(alternatives, [](const auto& all) { return !all.empty(); });
}

bool is_blanket(Node toleration) {
  const Node key = toleration["key"];
  return (!key || key.is_null() || key.is("")) && toleration["operator"].is("Exists");
}

bool tolerates(Node toleration, Node taint) {
  const auto agree = [](Node a, Node b) {
    return a.is_unknown() || b.is_unknown() || a.text().value_or("") == b.text().value_or("");
  };
  const Node effect = toleration["effect"];
  const bool any_effect = !effect || effect.is_null() || effect.is("");
  if (!any_effect && !agree(effect, taint["effect"])) return false;
  if (is_blanket(toleration)) return true;
  if (!agree(toleration["key"], taint["key"])) return false;
  const Node op = toleration["operator"];
  return op.is_unknown() || op.is("Exists") || agree(toleration["value"], taint["value"]);
}

bool repels(Node taint) {
  const Node effect = taint["effect"];
  return effect.is_unknown() || effect.is("NoSchedule") || effect.is("NoExecute");
}

}  // namespace dek::manifest
