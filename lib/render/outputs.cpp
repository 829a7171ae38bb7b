// The table of files.
#include "render/outputs.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "render/eksctl_views.hpp"
#include "render/readme_views.hpp"
#include "render/terraform_views.hpp"
#include "render/views.hpp"

namespace dek::render {
namespace {

bool always(const Platform&, const Subject&) {
  return true;
}
bool ebs(const Platform& platform, const Subject&) {
  return platform.profile->storage.ebs;
}
bool node_local(const Platform& platform, const Subject&) {
  return platform.profile->dns.node_local;
}
bool metrics(const Platform& platform, const Subject&) {
  return platform.profile->observability.metrics != model::Metrics::none;
}
bool network_policies(const Platform& platform, const Subject&) {
  return platform.profile->security.network_policies;
}
bool argo(const Platform& platform, const Subject&) {
  return platform.profile->workflow == model::Workflow::argo;
}
bool any_spark(const Platform& platform, const Subject&) {
  return !spark_tenants(platform).empty();
}
bool yunikorn(const Platform& platform, const Subject& subject) {
  return any_spark(platform, subject) && platform.profile->scheduler == model::Scheduler::yunikorn;
}
bool has_service_accounts(const Platform&, const Subject& subject) {
  return !subject.tenant->service_accounts.empty();
}
bool spark(const Platform&, const Subject& subject) {
  return subject.tenant->spark;
}
bool history_server(const Platform&, const Subject& subject) {
  return subject.tenant->history_server;
}
bool artifacts(const Platform& platform, const Subject&) {
  return platform.profile->storage.s3_mountpoint;
}

constexpr Output kOutputs[] = {
    {"README.md.mustache", always, readme_view},

    {"terraform/versions.tf.mustache", always, terraform_versions_view},
    {"terraform/providers.tf.mustache", always, terraform_providers_view},
    {"terraform/backend.tf.mustache", wants_terraform_backend, terraform_backend_view},
    {"terraform/variables.tf.mustache", always, terraform_variables_view},
    {"terraform/locals.tf.mustache", always, terraform_locals_view},
    {"terraform/vpc.tf.mustache", always, terraform_vpc_view},
    {"terraform/eks.tf.mustache", wants_terraform_cluster, terraform_eks_view},
    {"terraform/addons.tf.mustache", wants_terraform_cluster, terraform_addons_view},
    {"terraform/karpenter.tf.mustache", wants_terraform_cluster, terraform_karpenter_view},
    {"terraform/ecr.tf.mustache", wants_terraform_ecr, terraform_ecr_view},
    {"terraform/storage.tf.mustache", wants_terraform_storage, terraform_storage_view},
    {"terraform/observability.tf.mustache", wants_terraform_observability, terraform_observability_view},
    {"terraform/tenants.tf.mustache", always, terraform_tenants_view},
    {"terraform/outputs.tf.mustache", always, terraform_outputs_view},
    {"eksctl/cluster.yaml.mustache", wants_eksctl_cluster, eksctl_cluster_view},
    {"eksctl/kustomization.yaml.mustache", wants_eksctl_kustomization, eksctl_kustomization_view},

    {"helm/helmfile.yaml.mustache", always, helmfile_view},
    {"helm/values/karpenter.yaml.mustache", always, helm_values_view},
    {"helm/values/kube-prometheus-stack.yaml.mustache", metrics, helm_values_view},
    {"helm/values/yunikorn.yaml.mustache", yunikorn, helm_values_view},
    {"helm/values/spark-operator.yaml.mustache", any_spark, helm_values_view},
    {"helm/values/argo-workflows.yaml.mustache", argo, helm_values_view},
    {"helm/values/spark-history-server-{tenant}.yaml.mustache", history_server, helm_values_view},

    {"kubernetes/cluster/priority-classes.yaml.mustache", always, empty_view},
    {"kubernetes/cluster/storage-classes.yaml.mustache", ebs, empty_view},
    {"kubernetes/dns/node-local-dns.yaml.mustache", node_local, node_local_dns_view},
    {"kubernetes/karpenter/ec2nodeclass-{class}.yaml.mustache", always, node_class_view},
    {"kubernetes/karpenter/nodepool-{pool}.yaml.mustache", always, node_pool_view},
    {"kubernetes/observability/pod-monitors.yaml.mustache", metrics, monitoring_view},
    {"kubernetes/observability/rules.yaml.mustache", metrics, monitoring_view},
    {"kubernetes/tenants/{tenant}/namespace.yaml.mustache", always, tenant_view},
    {"kubernetes/tenants/{tenant}/resource-quota.yaml.mustache", always, tenant_view},
    {"kubernetes/tenants/{tenant}/service-accounts.yaml.mustache", has_service_accounts, tenant_view},
    {"kubernetes/tenants/{tenant}/rbac.yaml.mustache", always, tenant_view},
    {"kubernetes/tenants/{tenant}/network-policy.yaml.mustache", network_policies, tenant_view},
    {"kubernetes/tenants/{tenant}/artifacts-volume.yaml.mustache", artifacts, tenant_view},
    {"spark/{tenant}/batch.yaml.mustache", spark, spark_view},
};

struct Named {
  std::string name;
  Subject subject;
};

/// The brace of a template's name with all that it stands for; one unnamed subject when there is none.
struct Multiplicity {
  std::string_view brace;
  std::vector<Named> subjects;
};

Multiplicity multiplicity_of(std::string_view path, const Platform& platform) {
  const std::size_t open = path.find('{');
  if (open == std::string_view::npos) return {"", {Named{}}};
  Multiplicity result{path.substr(open, path.find('}') + 1 - open), {}};
  if (result.brace == "{tenant}") {
    for (const TenantPlatform& tenant : platform.tenants)
      result.subjects.push_back({tenant.settings->name, {.tenant = &tenant}});
  } else if (result.brace == "{pool}") {
    for (const NodePool& pool : platform.pools) result.subjects.push_back({pool.name, {.pool = &pool}});
  } else {
    DEK_ASSERT(result.brace == "{class}");
    for (const NodeClass& each : platform.node_classes) result.subjects.push_back({each.name, {.node_class = &each}});
  }
  return result;
}

std::string path_of(std::string_view template_path, std::string_view brace, std::string_view name) {
  std::string path(template_path.substr(0, template_path.rfind(".mustache")));
  if (!brace.empty()) path.replace(path.find(brace), brace.size(), name);
  return path;
}

}  // namespace

std::span<const Output> outputs() {
  return kOutputs;
}

std::vector<Planned> planned_files(const Platform& platform) {
  std::vector<Planned> files;
  for (const Output& output : kOutputs) {
    const Multiplicity multiplicity = multiplicity_of(output.template_path, platform);
    for (const Named& each : multiplicity.subjects)
      if (output.wanted(platform, each.subject))
        files.push_back({&output, each.subject, path_of(output.template_path, multiplicity.brace, each.name)});
  }
  std::ranges::sort(files, {}, &Planned::path);
  return files;
}

}  // namespace dek::render
