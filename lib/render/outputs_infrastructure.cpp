// Rows of the table of files: README, Terraform and eksctl.
#include "render/ack_views.hpp"
#include "render/airflow_views.hpp"
#include "render/eksctl_views.hpp"
#include "render/emr_views.hpp"
#include "render/observability_views.hpp"
#include "render/output_tables.hpp"
#include "render/readme_views.hpp"
#include "render/storage_views.hpp"
#include "render/terraform_views.hpp"
#include "render/views.hpp"
#include "render/wants.hpp"

namespace dek::render {
namespace {

constexpr Output kOutputs[] = {
    {"README.md.mustache", wants::always, readme_view},
    {"terraform/.gitignore.mustache", wants::always, empty_view},
    {"terraform/versions.tf.mustache", wants::always, terraform_versions_view},
    {"terraform/providers.tf.mustache", wants::always, terraform_providers_view},
    {"terraform/backend.tf.mustache", wants_terraform_backend, terraform_backend_view},
    {"terraform/variables.tf.mustache", wants::always, terraform_variables_view},
    {"terraform/locals.tf.mustache", wants::always, terraform_locals_view},
    {"terraform/vpc.tf.mustache", wants::always, terraform_vpc_view},
    {"terraform/eks.tf.mustache", wants_terraform_cluster, terraform_eks_view},
    {"terraform/addons.tf.mustache", wants_terraform_cluster, terraform_addons_view},
    {"terraform/karpenter.tf.mustache", wants_terraform_karpenter, terraform_karpenter_view},
    {"terraform/ecr.tf.mustache", wants_terraform_ecr, terraform_ecr_view},
    {"terraform/storage.tf.mustache", wants_terraform_storage, terraform_storage_view},
    {"terraform/emr.tf.mustache", wants_emr, terraform_emr_view},
    {"terraform/capabilities.tf.mustache", wants_terraform_capabilities, terraform_capabilities_view},
    {"terraform/observability.tf.mustache", wants_terraform_observability, terraform_observability_view},
    {"terraform/prometheus-rules.yaml.mustache", wants_managed_prometheus, monitoring_view},
    {"terraform/tenants.tf.mustache", wants_terraform_tenants, terraform_tenants_view},
    {"terraform/workflow.tf.mustache", wants::airflow, terraform_workflow_view},
    {"terraform/outputs.tf.mustache", wants::always, terraform_outputs_view},
    {"eksctl/cluster.yaml.mustache", wants_eksctl_cluster, eksctl_cluster_view},
    {"eksctl/kustomization.yaml.mustache", wants_eksctl_kustomization, eksctl_kustomization_view},
};

}  // namespace

std::span<const Output> infrastructure_outputs() {
  return kOutputs;
}

}  // namespace dek::render
