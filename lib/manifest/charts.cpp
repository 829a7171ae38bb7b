// The table of charts and the ways to name them.
#include "manifest/charts.hpp"

#include <algorithm>
#include <string>

namespace dek::manifest {
namespace {

struct Named {
  std::string_view name;
  Chart chart;
};

// Names in the charts' own Chart.yaml; the first of several is what people are told.
constexpr Named kCharts[] = {
    {"argo-workflows", Chart::argo_workflows},
    {"aws-ebs-csi-driver", Chart::ebs_csi_driver},
    {"aws-for-fluent-bit", Chart::aws_for_fluent_bit},
    {"aws-load-balancer-controller", Chart::load_balancer_controller},
    {"aws-mountpoint-s3-csi-driver", Chart::mountpoint_s3_csi_driver},
    {"aws-node-termination-handler", Chart::node_termination_handler},
    {"aws-vpc-cni", Chart::vpc_cni},
    {"celeborn", Chart::celeborn},
    {"cilium", Chart::cilium},
    {"cluster-autoscaler", Chart::cluster_autoscaler},
    {"cluster-proportional-autoscaler", Chart::cluster_proportional_autoscaler},
    {"coredns", Chart::coredns_chart},
    {"flink-kubernetes-operator", Chart::flink_operator},
    {"fluent-bit", Chart::fluent_bit},
    {"gpu-operator", Chart::gpu_operator},
    {"karpenter", Chart::karpenter},
    {"kube-prometheus-stack", Chart::kube_prometheus_stack},
    {"kuberay-operator", Chart::kuberay_operator},
    {"kueue", Chart::kueue},
    {"kyverno", Chart::kyverno},
    {"metrics-server", Chart::metrics_server},
    {"node-local-dns", Chart::node_local_dns},
    {"k8s-nodelocaldns", Chart::node_local_dns},
    {"spark-history-server", Chart::spark_history},
    {"spark-operator", Chart::spark_operator},
    {"trino", Chart::trino},
    {"volcano", Chart::volcano},
    {"yunikorn", Chart::yunikorn},
};

// Names that `aws eks describe-addon-versions` lists.
constexpr Named kAddons[] = {
    {"aws-ebs-csi-driver", Chart::ebs_csi_driver},
    {"aws-mountpoint-s3-csi-driver", Chart::mountpoint_s3_csi_driver},
    {"coredns", Chart::coredns},
    {"kube-proxy", Chart::kube_proxy},
    {"metrics-server", Chart::metrics_server},
    {"vpc-cni", Chart::vpc_cni},
};

constexpr std::string_view kArgumentEndings[] = {"-helm-config", "-helm-release", "-helm", "-config"};
constexpr std::string_view kArgumentPrefixes[] = {"nvidia-", "aws-"};

Chart find(const Named* begin, const Named* end, std::string_view name) {
  const Named* found = std::find_if(begin, end, [&](const Named& entry) { return entry.name == name; });
  return found == end ? Chart::none : found->chart;
}

Chart chart_named(std::string_view name) {
  return find(std::begin(kCharts), std::end(kCharts), name);
}

}  // namespace

bool is_local_chart(std::string_view reference) {
  if (reference.find("://") != std::string_view::npos) return false;
  const bool is_path = reference.starts_with('.') || reference.starts_with('/') || reference.ends_with(".tgz");
  return is_path || std::ranges::count(reference, '/') > 1;  // `repository/chart` has one slash
}

Chart chart_of_reference(std::string_view reference) {
  if (is_local_chart(reference)) return Chart::none;
  std::string_view name = reference.substr(reference.rfind('/') + 1);
  return chart_named(name.substr(0, name.find(':')));
}

Chart chart_of_addon(std::string_view addon) {
  return find(std::begin(kAddons), std::end(kAddons), addon);
}

Chart chart_of_argument(std::string_view argument) {
  std::string spelled(argument);
  std::ranges::replace(spelled, '_', '-');
  std::string_view name = spelled;
  for (const std::string_view ending : kArgumentEndings) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  if (const Chart chart = chart_named(name); chart != Chart::none) return chart;
  for (const std::string_view prefix : kArgumentPrefixes) {
    if (name.starts_with(prefix)) return chart_named(name.substr(prefix.size()));
    if (const Chart chart = chart_named(std::string(prefix).append(name)); chart != Chart::none) return chart;
  }
  return Chart::none;
}

std::string_view name_of(Chart chart) {
  for (const auto& table :
       {std::pair(std::begin(kCharts), std::end(kCharts)), std::pair(std::begin(kAddons), std::end(kAddons))}) {
    const Named* found =
        std::find_if(table.first, table.second, [&](const Named& entry) { return entry.chart == chart; });
    if (found != table.second) return found->name;
  }
  return {};
}

}  // namespace dek::manifest
