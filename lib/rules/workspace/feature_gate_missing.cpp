// workspace/feature-gate-missing — objects that need a feature gate of Karpenter which its values leave off.
#include "lint/rule.hpp"

#include <algorithm>

namespace dek::rules::workspace_feature_gate_missing {
namespace {

using manifest::Resource;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
A NodeOverlay or a static NodePool needs a Karpenter feature gate that is off, or a NodeOverlay contradicts itself.

## Why
Features in alpha are off by default. The CRDs are installed all the same, so the API server accepts a NodeOverlay or
`replicas`, and Karpenter does nothing with it: no overlay changes a price, no static node is made, and nothing says so.

## Bad
~~~yaml
settings: {clusterName: data}
---
apiVersion: karpenter.sh/v1alpha1
kind: NodeOverlay
metadata: {name: fractional-gpus}
spec: {requirements: [], capacity: {nvidia.com/gpu: "1"}}
~~~

## Good
~~~yaml
settings: {clusterName: data, featureGates: {nodeOverlay: true}}
---
apiVersion: karpenter.sh/v1alpha1
kind: NodeOverlay
metadata: {name: fractional-gpus}
spec: {requirements: [], capacity: {nvidia.com/gpu: "1"}}
~~~

## Exceptions
Sets without values of Karpenter's chart, and sets with several of which one has the gate on; NodePools of EKS Auto
Mode. That a NodeOverlay sets both `price` and `priceAdjustment`, or has another version than `v1alpha1`, is said
without values.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/reference/settings.md#feature-gates
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeoverlays.md
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.sh_nodeoverlays.yaml
)md";

/// Values of Karpenter's chart in the set.
class Gates {
 public:
  explicit Gates(const Workspace& set) {
    for (const Resource* resource : set.resources()) {
      const bool is_values = resource->artifact == manifest::Artifact::helm_values;
      if (!is_values || resource->chart != manifest::Chart::karpenter) continue;
      const manifest::Release* release = resource->release;
      const bool is_default = release != nullptr && release->by == manifest::Installer::chart_itself;
      if (!is_default) values_.push_back(resource);
    }
  }

  /// True only when the values were read and all of them leave the gate off.
  [[nodiscard]] bool is_off(std::string_view gate) const {
    return !values_.empty() && std::ranges::all_of(values_, [&](const Resource* values) {
      const Node value = gate_in(*values, gate);
      return !value || value.is("false");
    });
  }

  /// Where to switch it on: the gate itself, else the settings.
  [[nodiscard]] Node place(std::string_view gate) const {
    const Node value = gate_in(*values_.front(), gate);
    return value ? value : values_.front()->root["settings"].key();
  }

  [[nodiscard]] lint::Edits switch_on(std::string_view gate) const {
    if (values_.size() > 1) return {};
    const Node settings = values_.front()->root["settings"];
    if (const Node value = gate_in(*values_.front(), gate)) return lint::replace_value(value, "true");
    if (const Node gates = settings["featureGates"]) return lint::add_entry(gates, fmt::format("{}: true", gate));
    const bool is_flow = settings.style() == tree::Style::flow;
    return lint::add_entry(settings, is_flow ? fmt::format("featureGates: {{{}: true}}", gate)
                                             : fmt::format("featureGates:\n  {}: true", gate));
  }

 private:
  static Node gate_in(const Resource& values, std::string_view gate) {
    return values.root["settings"]["featureGates"][gate];
  }

  std::vector<const Resource*> values_;
};

/// One word for all objects that need a gate, at the first of them.
void report(const std::vector<Node>& places, std::string_view what, std::string_view gate, const Gates& gates,
            Reporter& out) {
  if (places.empty() || !gates.is_off(gate)) return;
  auto finding = out.at(places.front(), "{}, and `settings.featureGates.{}` is off", what, gate);
  finding.label("Karpenter ignores it")
      .related(gates.place(gate), "Karpenter's values")
      .help("set `settings.featureGates.{}: true` in Karpenter's values", gate)
      .fix(fmt::format("switch `{}` on", gate), Applicability::unsafe, gates.switch_on(gate));
  if (places.size() > 1) finding.note("{} of the set need it", base::count_of(places.size(), "object"));
}

void check_overlay(const Resource& overlay, Reporter& out) {
  const Node price = overlay.spec()["price"];
  const Node adjustment = overlay.spec()["priceAdjustment"];
  if (price && adjustment && price.is_written() && adjustment.is_written()) {
    out.at(adjustment.key(), "`priceAdjustment` beside `price` is rejected")
        .related(price.key(), "the price itself")
        .help("keep one of the two");
  }
  if (!overlay.version.empty() && overlay.version != "v1alpha1") {
    out.at(overlay.root["apiVersion"], "NodeOverlay has no version `{}`", overlay.version)
        .help("write `apiVersion: karpenter.sh/v1alpha1`");
  }
}

/// NodePools of EKS Auto Mode have no values of the chart.
bool is_auto_mode(const manifest::NodePool& pool) {
  return pool.node_class_ref()["group"].is("eks.amazonaws.com");
}

void check(const Workspace& set, Reporter& out) {
  const Gates gates(set);
  std::vector<Node> overlays, replicas;
  for (const Resource* overlay : set.of_kind("karpenter.sh", "NodeOverlay")) {
    check_overlay(*overlay, out);
    overlays.push_back(overlay->anchor());
  }
  for (const manifest::NodePool& pool : set.node_pools()) {
    const Node field = pool.replicas();
    if (field && field.is_written() && !is_auto_mode(pool)) replicas.push_back(field.key());
  }
  report(overlays, "this is a NodeOverlay", "nodeOverlay", gates, out);
  report(replicas, "`replicas` makes this NodePool static", "staticCapacity", gates, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/feature-gate-missing",
                                                .code = "XRF025",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_feature_gate_missing
