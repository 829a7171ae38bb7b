// What installs a chart or an add-on, whichever tool it is written for.
#pragma once

#include <cstdint>
#include <vector>

#include "manifest/charts.hpp"
#include "tree/node.hpp"

namespace dek::manifest {

enum class Installer : std::uint8_t {
  argo_cd,           // a source of an Application
  chart_dependency,  // an entry of Chart.yaml
  chart_itself,      // the Chart.yaml beside its values
  eks_addon,         // of any tool; the values are the add-on's configuration
  flux,              // a HelmRelease
  helmfile,          // an entry of `releases`
  kustomize,         // an entry of `helmCharts`
  terraform,         // a helm_release
  terraform_module,  // an argument of a module, which adds values of its own
};

/// Nodes are absent where nothing says it. The release is known even when it is given no values at all.
struct Release {
  Installer by = Installer::terraform;
  Chart chart = Chart::none;  // none: no chart that rules know, or a name that is not known here
  tree::Node root;            // the mapping that describes it
  tree::Node name;            // of the release or add-on
  tree::Node chart_name;      // as written: `karpenter`, `oci://…/karpenter`
  tree::Node repository;
  tree::Node version;              // of the chart or add-on
  std::vector<tree::Node> files;   // paths of values files, from where `by` says
  bool has_other_sources = false;  // values stand elsewhere than in `files`, too

  [[nodiscard]] bool is_addon() const { return by == Installer::eks_addon; }
};

}  // namespace dek::manifest
