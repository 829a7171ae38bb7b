// The switches, read.
#include "render/wants.hpp"

#include <algorithm>

#include "model/lineage.hpp"
#include "render/queues.hpp"
#include "render/views.hpp"

namespace dek::render::wants {
namespace {

using model::Accelerator;

bool any_nodes(const Platform& platform, bool (*is)(const NodeSet&)) {
  return std::ranges::any_of(platform.pools, is) || std::ranges::any_of(platform.groups, is);
}

}  // namespace

bool always(const Platform&, const Subject&) {
  return true;
}

bool metrics(const Platform& platform, const Subject&) {
  return platform.profile->observability.metrics != model::Metrics::none;
}

bool argo(const Platform& platform, const Subject&) {
  return platform.profile->workflow == model::Workflow::argo;
}

bool any_spark(const Platform& platform, const Subject&) {
  return !spark_tenants(platform).empty();
}

bool yunikorn(const Platform& platform, const Subject&) {
  return platform.profile->scheduler == model::Scheduler::yunikorn && std::ranges::any_of(platform.tenants, is_queued);
}

bool volcano(const Platform& platform, const Subject&) {
  return platform.profile->scheduler == model::Scheduler::volcano && std::ranges::any_of(platform.tenants, is_queued);
}

/// It signs for the webhook of the Flink operator and for the nodes of NiFi.
bool cert_manager(const Platform& platform, const Subject&) {
  return platform.profile->runs(model::Workload::flink) || platform.profile->runs(model::Workload::nifi);
}

bool celeborn(const Platform& platform, const Subject&) {
  return model::uses_celeborn(*platform.profile);
}

bool celeborn_policies(const Platform& platform, const Subject& subject) {
  return celeborn(platform, subject) && platform.profile->security.network_policies;
}

bool airflow(const Platform& platform, const Subject&) {
  return platform.profile->workflow == model::Workflow::airflow;
}

bool airflow_dag(const Platform& platform, const Subject& subject) {
  return airflow(platform, subject) && subject.tenant->spark;
}

bool any_flink(const Platform& platform, const Subject&) {
  return platform.profile->runs(model::Workload::flink);
}

bool any_training(const Platform& platform, const Subject&) {
  return platform.profile->runs(model::Workload::training);
}

bool flink(const Platform&, const Subject& subject) {
  return subject.tenant->settings->runs(model::Workload::flink);
}

bool training(const Platform&, const Subject& subject) {
  return subject.tenant->settings->runs(model::Workload::training);
}

bool nifi(const Platform&, const Subject& subject) {
  return subject.tenant->settings->runs(model::Workload::nifi);
}

bool history_server(const Platform&, const Subject& subject) {
  return subject.tenant->history_server;
}

bool ebs(const Platform& platform, const Subject&) {
  return platform.profile->storage.ebs;
}

bool node_local(const Platform& platform, const Subject&) {
  return platform.profile->dns.node_local;
}

bool network_policies(const Platform& platform, const Subject&) {
  return platform.profile->security.network_policies;
}

bool has_service_accounts(const Platform&, const Subject& subject) {
  return !subject.tenant->service_accounts.empty();
}

bool artifacts(const Platform& platform, const Subject&) {
  return platform.profile->storage.s3_mountpoint;
}

bool karpenter(const Platform& platform, const Subject&) {
  return platform.profile->nodes.karpenter.enabled;
}

bool load_balancing(const Platform& platform, const Subject&) {
  return platform.profile->network.load_balancing;
}

bool nvidia_plugin(const Platform& platform, const Subject&) {
  // Bottlerocket's image for NVIDIA brings the plugin along.
  const bool al2023 = platform.profile->nodes.ami_family == model::AmiFamily::al2023;
  return al2023 && any_nodes(platform, [](const NodeSet& nodes) { return nodes.accelerator == Accelerator::gpu; });
}

bool neuron_plugin(const Platform& platform, const Subject&) {
  return any_nodes(platform, [](const NodeSet& nodes) { return nodes.accelerator == Accelerator::neuron; });
}

bool efa_plugin(const Platform& platform, const Subject&) {
  return any_nodes(platform, [](const NodeSet& nodes) { return nodes.settings->efa; });
}

bool spark_workflow(const Platform& platform, const Subject& subject) {
  return subject.tenant->spark && argo(platform, subject);
}

bool spark(const Platform&, const Subject& subject) {
  return subject.tenant->spark;
}

}  // namespace dek::render::wants
