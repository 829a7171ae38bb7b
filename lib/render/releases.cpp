// The table of Helm releases.
#include "render/releases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/ack_views.hpp"
#include "render/gitops_views.hpp"
#include "render/observability_views.hpp"
#include "render/serving_views.hpp"
#include "render/wants.hpp"

namespace dek::render {
namespace {

// `{version}` in an address is the version of the chart.
constexpr std::string_view kVersionMark = "{version}";

struct Source {
  std::string_view name, url;
  bool oci = false;
};

constexpr Source kSources[] = {
    {"karpenter", "public.ecr.aws/karpenter", true},
    {"cert-manager", "quay.io/jetstack/charts", true},
    {"prometheus-community", "https://prometheus-community.github.io/helm-charts"},
    {"yunikorn", "https://apache.github.io/yunikorn-release"},
    {"kubeflow-spark", "https://kubeflow.github.io/spark-operator"},
    {"argo", "https://argoproj.github.io/argo-helm"},
    {"ack", "public.ecr.aws/aws-controllers-k8s", true},
    {"eks", "https://aws.github.io/eks-charts"},
    {"nvidia", "https://nvidia.github.io/k8s-device-plugin"},
    {"neuron", "public.ecr.aws/neuron", true},
    {"gpu-helm-charts", "https://nvidia.github.io/dcgm-exporter/helm-charts"},
    {"kuberay", "https://ray-project.github.io/kuberay-helm/"},
    {"jupyterhub", "https://hub.jupyter.org/helm-chart/"},
    {"kubedai", "https://kubedai.github.io/spark-history-server"},
    {"volcano-sh", "https://volcano-sh.github.io/helm-charts"},
    // The archive keeps every release, the download server only the last ones.
    {"flink-operator", "https://archive.apache.org/dist/flink/flink-kubernetes-operator-{version}/"},
    {"kubeflow", "ghcr.io/kubeflow/charts", true},
    {"apache-airflow", "https://airflow.apache.org"},
    // Celeborn publishes no chart: Helm's plugin helm-git packs the one in the sources of the release.
    {"celeborn", "git+https://github.com/apache/celeborn@charts?ref=v{version}&sparse=0"},
};

struct Chart {
  std::string_view name, name_space, chart;
  std::string model::Versions::*version;
  bool (*wanted)(const Platform&, const Subject&);
  std::string_view needs[3];
  std::string_view version_prefix = "";
  std::string_view own_version = "";  // of a chart that does not follow its component's
};

// In the order of installation. Karpenter brings the nodes the others run on; the operator's PodMonitor wants the CRDs
// of Prometheus.
constexpr Chart kCharts[] = {
    {"karpenter", "", "karpenter/karpenter", &model::Versions::karpenter, wants::karpenter, {}},
    {"kube-prometheus-stack",
     "monitoring",
     "prometheus-community/kube-prometheus-stack",
     &model::Versions::kube_prometheus_stack,
     wants::metrics,
     {"karpenter"}},
    {"cert-manager",
     "cert-manager",
     "cert-manager/cert-manager",
     &model::Versions::cert_manager,
     wants::cert_manager,
     {"karpenter", "kube-prometheus-stack"},
     "v"},
    {"aws-load-balancer-controller",
     "kube-system",
     "eks/aws-load-balancer-controller",
     &model::Versions::load_balancer_controller,
     wants::load_balancing,
     {"karpenter", "kube-prometheus-stack"}},
    {"nvidia-device-plugin",
     "nvidia-device-plugin",
     "nvidia/nvidia-device-plugin",
     &model::Versions::nvidia_device_plugin,
     wants::nvidia_plugin,
     {"karpenter"}},
    {"efa-device-plugin",
     "kube-system",
     "eks/aws-efa-k8s-device-plugin",
     &model::Versions::efa_device_plugin,
     wants::efa_plugin,
     {"karpenter"}},
    {"neuron",
     "kube-system",
     "neuron/neuron-helm-chart",
     &model::Versions::neuron,
     wants::neuron_plugin,
     {"karpenter"}},
    {"dcgm-exporter",
     "monitoring",
     "gpu-helm-charts/dcgm-exporter",
     &model::Versions::dcgm_exporter,
     wants_dcgm_exporter,
     {"kube-prometheus-stack"}},
    {"yunikorn", "yunikorn", "yunikorn/yunikorn", &model::Versions::yunikorn, wants::yunikorn, {"karpenter"}},
    {"volcano", "volcano-system", "volcano-sh/volcano", &model::Versions::volcano, wants::volcano, {"karpenter"}},
    {"celeborn",
     "celeborn",
     "celeborn/celeborn",
     &model::Versions::celeborn,
     wants::celeborn,
     {"karpenter", "kube-prometheus-stack"},
     "",
     "0.1.0"},
    {"flink-operator",
     "flink-operator",
     "flink-operator/flink-kubernetes-operator",
     &model::Versions::flink_operator,
     wants::any_flink,
     {"cert-manager"}},
    {"kubeflow-trainer",
     "kubeflow-system",
     "kubeflow/kubeflow-trainer",
     &model::Versions::trainer,
     wants::any_training,
     {"volcano", "karpenter"}},
    {"spark-operator",
     "spark-operator",
     "kubeflow-spark/spark-operator",
     &model::Versions::spark_operator,
     wants::any_spark,
     {"kube-prometheus-stack", "yunikorn", "volcano"}},
    {"argo-cd", "argocd", "argo/argo-cd", &model::Versions::argo_cd, wants_argo_cd, {"karpenter"}},
    {"kuberay-operator",
     "kuberay",
     "kuberay/kuberay-operator",
     &model::Versions::kube_ray,
     wants_kuberay,
     {"kube-prometheus-stack", "yunikorn", "volcano"}},
    {"argo-workflows", "argo", "argo/argo-workflows", &model::Versions::argo_workflows, wants::argo, {"karpenter"}},
    {"airflow", "airflow", "apache-airflow/airflow", &model::Versions::airflow, wants::airflow, {"karpenter"}},
};

struct Controller {
  model::AckController controller;
  std::string model::Versions::*version;
};
constexpr Controller kControllers[] = {{model::AckController::s3, &model::Versions::ack_s3},
                                       {model::AckController::iam, &model::Versions::ack_iam},
                                       {model::AckController::eks, &model::Versions::ack_eks},
                                       {model::AckController::emr_containers, &model::Versions::ack_emr_containers}};

std::string with_version(std::string_view text, std::string_view version) {
  std::string result(text);
  if (const std::size_t mark = result.find(kVersionMark); mark != std::string::npos)
    result.replace(mark, kVersionMark.size(), version);
  return result;
}

// Spark lines for which the chart's maintainers publish an image, newest first.
constexpr std::string_view kHistoryServerSparks[] = {"4.1.0", "4.0.1", "3.5.7"};

/// It brings the nodes that others run on, where there is one.
std::vector<std::string> after_karpenter(const Platform& platform) {
  if (!platform.profile->nodes.karpenter.enabled) return {};
  return {platform.names.karpenter_namespace + "/karpenter"};
}

void add_controllers(std::vector<Release>& releases, const Platform& platform) {
  if (!wants_ack_charts(platform, Subject{})) return;
  for (const Controller& each : kControllers)
    if (ack_makes(*platform.profile, each.controller))
      releases.push_back({fmt::format("ack-{}", to_string(each.controller)), "ack-system",
                          fmt::format("ack/{}-chart", to_string(each.controller)),
                          platform.profile->versions.*each.version, after_karpenter(platform), "ack"});
}

/// A chart that each tenant who wants it has in its own namespace.
struct TenantChart {
  std::string_view name;
  std::string_view chart;
  std::string model::Versions::*version;
  bool (*wanted)(const Platform& platform, const Subject& subject);
};

bool wants_history_server(const Platform&, const Subject& subject) {
  return subject.tenant->history_server;
}

constexpr TenantChart kTenantCharts[] = {
    {"spark-history-server", "kubedai/spark-history-server", &model::Versions::spark_history_server,
     wants_history_server},
    {"jupyterhub", "jupyterhub/jupyterhub", &model::Versions::jupyterhub, wants_notebooks}};

void add_to_tenants(std::vector<Release>& releases, const TenantChart& chart, const Platform& platform) {
  for (const TenantPlatform& tenant : platform.tenants)
    if (chart.wanted(platform, {.tenant = &tenant}))
      releases.push_back({fmt::format("{}-{}", chart.name, tenant.settings->name),
                          tenant.settings->name,
                          std::string(chart.chart),
                          platform.profile->versions.*chart.version,
                          after_karpenter(platform),
                          {}});
}

}  // namespace

std::string history_server_tag(std::string_view chart_version, std::string_view spark_version) {
  const std::string_view line = spark_version.substr(0, spark_version.rfind('.') + 1);
  const auto same_line = [line](std::string_view each) { return each.starts_with(line); };
  const auto found = std::ranges::find_if(kHistoryServerSparks, same_line);
  return fmt::format("{}-aws-{}", chart_version,
                     found != std::end(kHistoryServerSparks) ? *found : kHistoryServerSparks[0]);
}

std::vector<Release> releases_of(const Platform& platform) {
  std::vector<Release> releases;
  const auto add_needs = [&releases](Release& release, const Chart& chart) {
    for (const Release& earlier : releases)
      if (std::ranges::find(chart.needs, earlier.name) != std::end(chart.needs))
        release.needs.push_back(earlier.name_space + "/" + earlier.name);
  };
  for (const Chart& chart : kCharts) {
    if (!chart.wanted(platform, Subject{})) continue;
    const std::string& version = platform.profile->versions.*chart.version;
    Release release{std::string(chart.name),
                    std::string(chart.name_space),
                    std::string(chart.chart),
                    std::string(chart.version_prefix) + version,
                    {},
                    {},
                    version};
    if (!chart.own_version.empty()) release.version = chart.own_version;
    if (release.name_space.empty()) release.name_space = platform.names.karpenter_namespace;
    add_needs(release, chart);
    releases.push_back(std::move(release));
  }
  add_controllers(releases, platform);
  for (const TenantChart& chart : kTenantCharts) add_to_tenants(releases, chart, platform);
  return releases;
}

std::vector<Repository> repositories_of(const Platform& platform) {
  std::vector<Repository> used;
  const std::vector<Release> releases = releases_of(platform);
  for (const Source& source : kSources) {
    const std::string prefix = std::string(source.name) + "/";
    const auto release =
        std::ranges::find_if(releases, [&prefix](const Release& each) { return each.chart.starts_with(prefix); });
    if (release != releases.end())
      used.push_back({source.name, with_version(source.url, release->component_version), source.oci});
  }
  return used;
}

}  // namespace dek::render
