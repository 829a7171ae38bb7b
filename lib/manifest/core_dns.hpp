// The settings of CoreDNS, in whichever form they are given to it: add-on, chart or Deployment.
#pragma once

#include <cstdint>

#include "manifest/resource.hpp"

namespace dek::manifest {

enum class CoreDnsForm : std::uint8_t {
  addon,       // configuration of the EKS add-on
  chart,       // values of the chart coredns
  deployment,  // the Deployment kube-system/coredns
};

enum class CoreDnsSetting : std::uint8_t {
  affinity,
  auto_scaling,  // a mapping of the add-on
  corefile,      // the text of the add-on; charts and Deployments keep it elsewhere
  disruption_budget,
  node_selector,
  replicas,
  tolerations,
  topology_spread,
};

struct CoreDnsSettings {
  explicit CoreDnsSettings(const Resource& of);

  const Resource* resource;
  CoreDnsForm form;

  /// Absent when not said, or when the form keeps it elsewhere.
  [[nodiscard]] tree::Node operator[](CoreDnsSetting setting) const;
};

[[nodiscard]] bool is_core_dns_settings(const Resource& resource);

}  // namespace dek::manifest
