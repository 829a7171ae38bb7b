// Kinds by group and name, whatever their version.
#include "manifest/kinds.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "facts/api_kinds.hpp"

namespace dek::manifest {
namespace {

using Kind = std::pair<std::string_view, std::string_view>;  // group and name

// Read by rules or followed to what they make, but served by no cluster of today, or by a project without facts here.
constexpr std::array kReadKinds = {
    Kind{"argoproj.io", "ApplicationSet"},
    Kind{"cilium.io", "CiliumClusterwideNetworkPolicy"},
    Kind{"crd.projectcalico.org", "GlobalNetworkPolicy"},
    Kind{"eksctl.io", "ClusterConfig"},
    Kind{"helm.cattle.io", "HelmChart"},
    Kind{"helm.cattle.io", "HelmChartConfig"},
    Kind{"helm.toolkit.fluxcd.io", "HelmRelease"},
    Kind{"karpenter.k8s.aws", "AWSNodeTemplate"},
    Kind{"karpenter.sh", "Machine"},
    Kind{"karpenter.sh", "Provisioner"},
    Kind{"kustomize.config.k8s.io", "Component"},
    Kind{"kustomize.config.k8s.io", "Kustomization"},
    Kind{"kustomize.toolkit.fluxcd.io", "Kustomization"},
    Kind{"node.eks.aws", "NodeConfig"},
    Kind{"projectcalico.org", "GlobalNetworkPolicy"},
};

bool is_known(const Kind& kind) {
  return facts::scope_of(kind.first, kind.second) != facts::Scope::unknown ||
         std::ranges::find(kReadKinds, kind) != kReadKinds.end();
}

}  // namespace

Kinds count_kinds(const Workspace& workspace) {
  std::set<Kind> seen;
  for (const Resource* resource : workspace.resources()) {
    if (resource->artifact == Artifact::kubernetes && !resource->kind.empty() && !resource->api_version.empty())
      seen.emplace(resource->group, resource->kind);
  }
  Kinds kinds{.seen = seen.size(), .unknown = {}};
  for (const Kind& kind : seen) {
    if (is_known(kind)) continue;
    std::string name(kind.second);
    if (!kind.first.empty()) name.append(" (").append(kind.first).append(")");
    kinds.unknown.push_back(std::move(name));
  }
  std::ranges::sort(kinds.unknown);
  return kinds;
}

}  // namespace dek::manifest
