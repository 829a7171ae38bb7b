// Helm charts and EKS add-ons that rules know, by the names that people install them under.
#pragma once

#include <cstdint>
#include <string_view>

namespace dek::manifest {

/// Whose values a document holds. The configuration of an EKS add-on counts as its chart's values where both have the
/// same keys; where they differ (CoreDNS) each has its own entry.
enum class Chart : std::uint8_t {
  none,
  argo_workflows,
  aws_for_fluent_bit,
  celeborn,
  cilium,
  cluster_autoscaler,
  cluster_proportional_autoscaler,
  coredns,        // the EKS add-on: autoScaling, corefile, replicaCount …
  coredns_chart,  // the chart of CoreDNS: servers, autoscaler, hpa …
  ebs_csi_driver,
  flink_operator,
  fluent_bit,
  gpu_operator,
  karpenter,
  kube_prometheus_stack,
  kube_proxy,
  kuberay_operator,
  kueue,
  kyverno,
  load_balancer_controller,
  metrics_server,
  mountpoint_s3_csi_driver,
  node_local_dns,
  node_termination_handler,
  spark_history,
  spark_operator,
  trino,
  volcano,
  vpc_cni,
  yunikorn,
};

/// The chart that a reference names: `karpenter`, `karpenter/karpenter`,
/// `oci://public.ecr.aws/karpenter/karpenter:1.2`. None for a path to a local chart, which may be anything.
[[nodiscard]] Chart chart_of_reference(std::string_view reference);

/// A path to a chart in the same repository, or to an archive.
[[nodiscard]] bool is_local_chart(std::string_view reference);

/// The EKS add-on of that name, as Chart.
[[nodiscard]] Chart chart_of_addon(std::string_view addon);

/// What a module's argument installs, by its name: `karpenter`, `spark_operator_helm_config`.
[[nodiscard]] Chart chart_of_argument(std::string_view argument);

/// The name for people; empty for none.
[[nodiscard]] std::string_view name_of(Chart chart);

}  // namespace dek::manifest
