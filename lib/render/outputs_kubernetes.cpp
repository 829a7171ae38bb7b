// Rows of the table of files: Kubernetes manifests.
#include "render/ack_views.hpp"
#include "render/gitops_views.hpp"
#include "render/observability_views.hpp"
#include "render/output_tables.hpp"
#include "render/queues.hpp"
#include "render/serving_views.hpp"
#include "render/storage_views.hpp"
#include "render/stream_views.hpp"
#include "render/views.hpp"
#include "render/wants.hpp"

namespace dek::render {
namespace {

constexpr Output kOutputs[] = {
    {"kubernetes/cluster/priority-classes.yaml.mustache", wants::always, empty_view},
    {"kubernetes/cluster/storage-classes.yaml.mustache", wants::ebs, storage_classes_view},
    {"kubernetes/dns/node-local-dns.yaml.mustache", wants::node_local, node_local_dns_view},
    {"kubernetes/karpenter/ec2nodeclass-{class}.yaml.mustache", wants::always, node_class_view},
    {"kubernetes/karpenter/nodepool-{pool}.yaml.mustache", wants::always, node_pool_view},
    {"kubernetes/observability/pod-monitors.yaml.mustache", wants::metrics, monitoring_view},
    {"kubernetes/observability/dashboards.yaml.mustache", wants_dashboards, monitoring_view},
    {"kubernetes/observability/rules.yaml.mustache", wants::metrics, monitoring_view},
    {"kubernetes/scheduler/volcano-queues.yaml.mustache", wants::volcano, volcano_queues_view},
    {"kubernetes/shuffle/celeborn.yaml.mustache", wants::celeborn, celeborn_view},
    {"kubernetes/tenants/{tenant}/namespace.yaml.mustache", wants::always, tenant_view},
    {"kubernetes/tenants/{tenant}/resource-quota.yaml.mustache", wants::always, tenant_view},
    {"kubernetes/tenants/{tenant}/service-accounts.yaml.mustache", wants::has_service_accounts, tenant_view},
    {"kubernetes/tenants/{tenant}/rbac.yaml.mustache", wants::always, tenant_view},
    {"kubernetes/tenants/{tenant}/network-policy.yaml.mustache", wants::network_policies, tenant_view},
    {"kubernetes/tenants/{tenant}/artifacts-volume.yaml.mustache", wants::artifacts, tenant_view},
    {"kubernetes/tenants/{tenant}/shared-volume.yaml.mustache", wants_efs, tenant_view},
    {"kubernetes/tenants/{tenant}/lustre-volume.yaml.mustache", wants_lustre_volume, lustre_volume_view},
    {"kubernetes/tenants/{tenant}/files-volume.yaml.mustache", wants_files_volume, files_volume_view},
    {"kubernetes/ack/{tenant}.yaml.mustache", wants_ack, ack_view},
    {"kubernetes/gitops/{platform}.yaml.mustache", wants_gitops, gitops_view},
    {"kubernetes/storage/efs.yaml.mustache", wants_efs, empty_view},
    {"kubernetes/storage/ontap.yaml.mustache", wants_ontap, ontap_view},
    {"kubernetes/tenants/{tenant}/inference-ingress.yaml.mustache", wants_inference_ingress, inference_ingress_view},
};

}  // namespace

std::span<const Output> kubernetes_outputs() {
  return kOutputs;
}

}  // namespace dek::render
