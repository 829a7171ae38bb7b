// Rows of the table of files: the helmfile and the charts' values.
#include "render/ack_views.hpp"
#include "render/airflow_views.hpp"
#include "render/gitops_views.hpp"
#include "render/observability_views.hpp"
#include "render/output_tables.hpp"
#include "render/queues.hpp"
#include "render/serving_views.hpp"
#include "render/stream_views.hpp"
#include "render/views.hpp"
#include "render/wants.hpp"

namespace dek::render {
namespace {

constexpr Output kOutputs[] = {
    {"helm/helmfile.yaml.mustache", wants::always, helmfile_view},
    {"helm/values/karpenter.yaml.mustache", wants::karpenter, helm_values_view},
    {"helm/values/aws-load-balancer-controller.yaml.mustache", wants::load_balancing, load_balancer_values_view},
    {"helm/values/nvidia-device-plugin.yaml.mustache", wants::nvidia_plugin, device_plugin_values_view},
    {"helm/values/efa-device-plugin.yaml.mustache", wants::efa_plugin, device_plugin_values_view},
    {"helm/values/neuron.yaml.mustache", wants::neuron_plugin, device_plugin_values_view},
    {"helm/values/kube-prometheus-stack.yaml.mustache", wants::metrics, prometheus_stack_view},
    {"helm/values/yunikorn.yaml.mustache", wants::yunikorn, helm_values_view},
    {"helm/values/volcano.yaml.mustache", wants::volcano, volcano_view},
    {"helm/values/cert-manager.yaml.mustache", wants::cert_manager, cert_manager_view},
    {"helm/values/celeborn.yaml.mustache", wants::celeborn, celeborn_view},
    {"helm/values/flink-operator.yaml.mustache", wants::any_flink, flink_operator_view},
    {"helm/values/kubeflow-trainer.yaml.mustache", wants::any_training, empty_view},
    {"helm/values/airflow.yaml.mustache", wants::airflow, airflow_view},
    {"helm/values/spark-operator.yaml.mustache", wants::any_spark, helm_values_view},
    {"helm/values/argo-cd.yaml.mustache", wants_argo_cd, empty_view},
    {"helm/values/ack.yaml.mustache", wants_ack_charts, ack_values_view},
    {"helm/values/argo-workflows.yaml.mustache", wants::argo, helm_values_view},
    {"helm/values/spark-history-server-{tenant}.yaml.mustache", wants::history_server, helm_values_view},
    {"helm/values/dcgm-exporter.yaml.mustache", wants_dcgm_exporter, empty_view},
    {"helm/values/kuberay-operator.yaml.mustache", wants_kuberay, kuberay_view},
    {"helm/values/jupyterhub-{tenant}.yaml.mustache", wants_notebooks, notebooks_view},
};

}  // namespace

std::span<const Output> helm_outputs() {
  return kOutputs;
}

}  // namespace dek::render
