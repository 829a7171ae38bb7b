// View of a tenant's folder: namespace, quota, identity, access, network, artefacts.
#include <fmt/format.h>

#include "model/lineage.hpp"
#include "render/ack_views.hpp"
#include "render/cluster_views.hpp"
#include "render/listener.hpp"
#include "render/serving_views.hpp"
#include "render/tenant_ingress.hpp"
#include "render/views.hpp"

namespace dek::render {
namespace {

constexpr std::int64_t kGib = std::int64_t{1} << 30, kTib = std::int64_t{1} << 40;

/// Disk for as many executors as the quota admits pods, in whole TiB.
std::string ephemeral_quota(const model::Tenant& tenant) {
  const std::int64_t gib = (tenant.spark.executor.ephemeral_storage.request.value() + kGib - 1) / kGib;
  return fmt::format("{}Ti", (tenant.quota.pods * gib + kTib / kGib - 1) / (kTib / kGib));
}

List service_accounts(const Platform& platform, const TenantPlatform& tenant) {
  const model::Profile& profile = *platform.profile;
  const auto role_arn = [&](const std::string& account) {
    return fmt::format("{}:iam::{}:role/{}", arn_prefix(profile), profile.account_id,
                       account_role(profile, tenant.names, tenant.service_accounts, account));
  };
  List accounts;
  for (const std::string& name : tenant.service_accounts)
    accounts.push_back(View()
                           .set("name", name)
                           .set("role_arn", optional(tenant.irsa ? role_arn(name) : ""))
                           .set("last", accounts.size() + 1 == tenant.service_accounts.size()));
  return accounts;
}

List dns_networks(const Network& network) {
  List networks;
  for (const std::string& address : network.dns_addresses)
    networks.push_back(address + (network.ipv6 ? "/128" : "/32"));
  return networks;
}

List egress(const model::Tenant& tenant) {
  List rules;
  for (const model::Egress& rule : tenant.egress)
    rules.push_back(View()
                        .set("cidr", rule.cidr.text())
                        .set("limits_ports", !rule.ports.empty())
                        .set("ports", List(rule.ports.begin(), rule.ports.end()))
                        .set("protocol", to_string(rule.protocol)));
  return rules;
}

/// The file with the associations of the tenant's role.
std::string association_file(const model::Profile& profile, const model::Tenant& tenant) {
  if (ack_makes(profile, model::AckController::eks)) return fmt::format("kubernetes/ack/{}.yaml", tenant.name);
  return profile.iac == model::Iac::terraform ? "terraform/tenants.tf" : "eksctl/cluster.yaml";
}

/// Namespaces of services that the tenant's jobs talk to.
List services(const model::Profile& profile, const model::Tenant& tenant) {
  List reached;
  if (!tenant.runs(model::Workload::spark)) return reached;
  if (tenant.spark.shuffle == model::Shuffle::celeborn) reached.push_back(View().set("namespace", "celeborn"));
  const auto lineage = model::lineage_address(profile.observability.open_lineage);
  if (lineage && !lineage->name_space.empty()) reached.push_back(View().set("namespace", lineage->name_space));
  return reached;
}

void set_workloads(View& view, const Platform& platform, const TenantPlatform& tenant) {
  const model::Profile& profile = *platform.profile;
  const model::Tenant& settings = *tenant.settings;
  const bool ray = settings.runs(model::Workload::ray) || serves_by_ray(settings);
  const bool inference = settings.runs(model::Workload::inference);
  view.set("spark", tenant.spark)
      .set("flink", settings.runs(model::Workload::flink))
      .set("nifi", settings.runs(model::Workload::nifi))
      .set("training", settings.runs(model::Workload::training))
      .set("workflow_submits", tenant.spark && profile.workflow != model::Workflow::none)
      .set("airflow", profile.workflow == model::Workflow::airflow)
      .set("argo", profile.workflow == model::Workflow::argo)
      .set("ray", ray)
      .set("inference", inference)
      .set("model_server", inference && !serves_by_ray(settings))
      .set("forwards_ports", tenant.spark || ray || settings.runs(model::Workload::notebooks))
      .set("gates_readiness", inference && listener_of(settings.inference).is_open());
}

void set_quota(View& view, const TenantPlatform& tenant) {
  const model::Tenant& settings = *tenant.settings;
  view.set("quota_cpu", settings.quota.cpu.text)
      .set("quota_memory", settings.quota.memory.text)
      .set("quota_pods", std::to_string(settings.quota.pods))
      .set("quota_ephemeral_storage", optional(tenant.runs_spark_pods() ? ephemeral_quota(settings) : ""))
      .set("quota_load_balancers", has_inference_balancer(settings, model::LoadBalancer::nlb) ? "1" : "0");
}

/// What the namespace says beside its labels: open by decision, or never deleted by a GitOps engine.
void set_annotations(View& view, const model::Profile& profile) {
  const bool policies = profile.security.network_policies;
  const model::GitOps engine = profile.gitops.engine;
  view.set("network_policies", policies)
      .set("annotated", !policies || engine != model::GitOps::none)
      .set("argocd", engine == model::GitOps::argocd || engine == model::GitOps::capability)
      .set("flux", engine == model::GitOps::flux);
}

}  // namespace

View tenant_view(const Platform& platform, const Subject& subject) {
  const model::Profile& profile = *platform.profile;
  const TenantPlatform& tenant = *subject.tenant;
  const model::Tenant& settings = *tenant.settings;
  View view;
  set_workloads(view, platform, tenant);
  set_quota(view, tenant);
  set_annotations(view, profile);
  view.set("tenant", word(settings.name))
      .set("cost_center", settings.cost_center)
      .set("pod_security", to_string(profile.security.pod_security))
      .set("irsa", tenant.irsa)
      .set("association_file", word(association_file(profile, settings)))
      .set("service_accounts", service_accounts(platform, tenant))
      .set("services", services(profile, settings))
      .set("groups", texts(settings.access.groups))
      .set("ways_in", ways_in(platform, tenant))
      .set("node_local", profile.dns.node_local)
      .set("ipv6", platform.network.ipv6)
      // Of the agent of EKS Pod Identity, the same on every node.
      .set("identity_agent", platform.network.ipv6 ? "fd00:ec2::23/128" : "169.254.170.23/32")
      .set("dns_networks", dns_networks(platform.network))
      .set("has_egress", !settings.egress.empty())
      .set("egress", egress(settings))
      .set("volume", tenant.names.artifacts_volume)
      .set("region", word(profile.region))
      .set("bucket", platform.names.artifacts_bucket);
  return view;
}

}  // namespace dek::render
