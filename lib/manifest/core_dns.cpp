// One table: where each form keeps each setting.
#include "manifest/core_dns.hpp"

#include <algorithm>
#include <array>

namespace dek::manifest {
namespace {

using tree::Node;

struct Paths {
  CoreDnsSetting setting;
  std::string_view addon, chart, deployment;
};

// The add-on's schema of v1.11.1-eksbuild.8 (autoScaling came with the next build); the chart's values; apps/v1.
constexpr std::array<Paths, 8> kPaths = {{
    {CoreDnsSetting::affinity, "affinity", "affinity", "spec.template.spec.affinity"},
    {CoreDnsSetting::auto_scaling, "autoScaling", "", ""},
    {CoreDnsSetting::corefile, "corefile", "", ""},
    {CoreDnsSetting::disruption_budget, "podDisruptionBudget", "podDisruptionBudget", ""},
    {CoreDnsSetting::node_selector, "nodeSelector", "nodeSelector", "spec.template.spec.nodeSelector"},
    {CoreDnsSetting::replicas, "replicaCount", "replicaCount", "spec.replicas"},
    {CoreDnsSetting::tolerations, "tolerations", "tolerations", "spec.template.spec.tolerations"},
    {CoreDnsSetting::topology_spread, "topologySpreadConstraints", "topologySpreadConstraints",
     "spec.template.spec.topologySpreadConstraints"},
}};

bool is_deployment(const Resource& resource) {
  return resource.is("apps", "Deployment") && resource.name == "coredns" && resource.namespace_name == "kube-system";
}

CoreDnsForm form_of(const Resource& resource) {
  if (is_deployment(resource)) return CoreDnsForm::deployment;
  return resource.chart == Chart::coredns ? CoreDnsForm::addon : CoreDnsForm::chart;
}

}  // namespace

CoreDnsSettings::CoreDnsSettings(const Resource& of) : resource(&of), form(form_of(of)) {}

Node CoreDnsSettings::operator[](CoreDnsSetting setting) const {
  const Paths& paths = *std::ranges::find(kPaths, setting, &Paths::setting);
  const std::string_view path = form == CoreDnsForm::addon   ? paths.addon
                                : form == CoreDnsForm::chart ? paths.chart
                                                             : paths.deployment;
  return path.empty() ? Node() : resource->root.at(path);
}

bool is_core_dns_settings(const Resource& resource) {
  const bool is_values = resource.artifact == Artifact::helm_values &&
                         (resource.chart == Chart::coredns || resource.chart == Chart::coredns_chart);
  return is_values || is_deployment(resource);
}

}  // namespace dek::manifest
