// Views of the helmfile and of the charts' values.
#include <fmt/format.h>

#include "base/strings.hpp"
#include "render/cluster_views.hpp"
#include "render/observability_views.hpp"
#include "render/queues.hpp"
#include "render/releases.hpp"
#include "render/spark_conf.hpp"
#include "render/terraform_views.hpp"
#include "render/views.hpp"

namespace dek::render {
namespace {

constexpr std::int64_t kMib = 1024;  // per GiB

/// YuniKorn's memory unit is the byte with Kubernetes suffixes; whole GiB are enough.
std::string gibibytes(const model::Quantity& memory) {
  return fmt::format("{}Gi", memory.mib() / kMib);
}

List queues(const Platform& platform) {
  List items;
  for (const TenantPlatform& tenant : platform.tenants) {
    if (!is_queued(tenant)) continue;
    const model::Tenant& settings = *tenant.settings;
    items.push_back(View()
                        .set("tenant", settings.name)
                        .set("policy", to_string(settings.queue.policy))
                        .set("yields", settings.queue.preemption)
                        .set("max_applications", optional(settings.queue.max_applications))
                        .set("guaranteed_vcore", std::to_string(settings.guaranteed.cpu.value()))
                        .set("guaranteed_memory", gibibytes(settings.guaranteed.memory))
                        .set("max_vcore", std::to_string(settings.quota.cpu.value()))
                        .set("max_memory", gibibytes(settings.quota.memory)));
  }
  return items;
}

std::string namespaces_pattern(const Platform& platform) {
  std::vector<std::string> patterns;
  for (const TenantPlatform& tenant : platform.tenants)
    if (is_queued(tenant)) patterns.push_back("^" + tenant.settings->name + "$");
  return base::join(patterns, ",");
}

std::vector<std::string> all_tenants(const Platform& platform) {
  std::vector<std::string> names;
  for (const TenantPlatform& tenant : platform.tenants) names.push_back(tenant.settings->name);
  return names;
}

/// The operator forgets executors above its limit: as many as the tenants' largest jobs may have together, 2,000 at
/// least.
std::int64_t tracked_executors(const Platform& platform) {
  std::int64_t most = 2000;
  for (const TenantPlatform& tenant : platform.tenants)
    if (tenant.spark) most = std::max(most, tenant.settings->spark.executors.max);
  return most;
}

void set_history_server(View& view, const Platform& platform, const TenantPlatform* tenant) {
  if (tenant == nullptr) return;
  const model::Profile& profile = *platform.profile;
  const std::string arn =
      fmt::format("{}:iam::{}:role/{}", arn_prefix(profile), profile.account_id, tenant->names.history_role);
  view.set("tenant", tenant->settings->name)
      .set("bucket", tenant->names.bucket)
      .set("history_tag", history_server_tag(profile.versions.spark_history_server, tenant->settings->spark.version))
      .set("history_role_arn", tenant->irsa ? arn : "")
      .set("credentials_provider", word(credentials_provider(*tenant)));
}

/// What Helm takes from a file that Terraform writes.
List late_values(const Platform& platform, const Release& release) {
  if (release.name != "kube-prometheus-stack" || !wants_managed_prometheus(platform, {})) return {};
  return {View().set("name", "prometheus.prometheusSpec.remoteWrite[0].url").set("file", "remote-write-url.txt")};
}

}  // namespace

View helmfile_view(const Platform& platform, const Subject&) {
  List repositories, items;
  for (const Repository& repository : repositories_of(platform))
    repositories.push_back(View().set("name", repository.name).set("url", repository.url).set("oci", repository.oci));
  const bool by_eksctl = !cluster_by_terraform(*platform.profile);
  for (const Release& release : releases_of(platform))
    items.push_back(
        View()
            .set("name", release.name)
            .set("namespace", release.name_space)
            .set("chart", release.chart)
            .set("version", release.version)
            .set("has_needs", !release.needs.empty())
            .set("needs", texts(release.needs))
            .set("installed_by_eksctl", by_eksctl && release.name == "karpenter")
            .set("values", List{"values/" + (release.values.empty() ? release.name : release.values) + ".yaml"})
            .set("late_values", late_values(platform, release)));
  return View().set("repositories", std::move(repositories)).set("releases", std::move(items));
}

View helm_values_view(const Platform& platform, const Subject& subject) {
  const model::Profile& profile = *platform.profile;
  const model::Karpenter& karpenter = profile.nodes.karpenter;
  View view;
  view.set("cluster", platform.names.cluster)
      .set("interruption_queue", platform.names.interruption_queue)
      .set("zonal_shift", profile.cluster.zonal_shift)
      .set("batch_idle_duration", karpenter.batch_idle_duration.text)
      .set("batch_max_duration", karpenter.batch_max_duration.text)
      .set("karpenter_cpu", karpenter.resources.cpu.text)
      .set("karpenter_memory", karpenter.resources.memory.text)
      .set("ipv6", platform.network.ipv6)
      .set("isolated", profile.network.nat == model::Nat::none)
      .set("karpenter_image", cached_image(profile, "public.ecr.aws/karpenter/controller"))
      .set("static_capacity", karpenter.static_capacity)
      .set("ebs", profile.storage.ebs)
      .set("docker_hub", profile.registry.credential_arn.has_value())
      .set("yunikorn_image", cached_image(profile, "docker.io/apache/yunikorn"))
      .set("restricted", profile.security.pod_security == model::PodSecurity::restricted)
      .set("pause_image", cached_image(profile, "registry.k8s.io/pause:3.10"))
      .set("queued_namespaces_pattern", namespaces_pattern(platform))
      .set("preemption", any_preempts(platform))
      .set("queues", queues(platform))
      .set("max_executors", tracked_executors(platform))
      .set("queued", profile.scheduler != model::Scheduler::kube)
      .set("scheduler", to_string(profile.scheduler))
      .set("spark_tenants", texts(spark_tenants(platform)))
      .set("all_tenants", texts(all_tenants(platform)))
      .set("monitored", profile.observability.metrics != model::Metrics::none);
  set_history_server(view, platform, subject.tenant);
  return view;
}

}  // namespace dek::render
