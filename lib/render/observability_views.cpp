// Views of metrics, dashboards, alerts and logs, in the cluster and in AWS.
#include "render/observability_views.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/cluster_views.hpp"
#include "render/serving_views.hpp"
#include "render/stream_views.hpp"
#include "render/terraform_views.hpp"
#include "render/views.hpp"
#include "render/wants.hpp"

namespace dek::render {
namespace {

bool any_nodes(const Platform& platform, bool (*is)(const NodeSet&)) {
  return std::ranges::any_of(platform.pools, is) || std::ranges::any_of(platform.groups, is);
}

bool has_gpus(const Platform& platform) {
  return any_nodes(platform, [](const NodeSet& nodes) { return nodes.accelerator == model::Accelerator::gpu; });
}

bool has_spot(const Platform& platform) {
  return any_nodes(platform, [](const NodeSet& nodes) {
    return std::ranges::count(nodes.settings->capacity, model::Capacity::spot) > 0;
  });
}

bool any_tenant(const Platform& platform, bool (*is)(const Platform&, const Subject&)) {
  return std::ranges::any_of(platform.tenants,
                             [&](const TenantPlatform& tenant) { return is(platform, {.tenant = &tenant}); });
}

/// Nodes that carry jobs and are not Karpenter's, which knows their prices.
bool has_priced_groups(const Platform& platform) {
  return platform.profile->nodes.karpenter.enabled && !platform.groups.empty();
}

std::string alerts_topic(const model::Profile& profile) {
  return profile.name + "-alerts";
}

std::string alerts_topic_arn(const model::Profile& profile) {
  return fmt::format("{}:sns:{}:{}:{}", arn_prefix(profile), profile.region, profile.account_id, alerts_topic(profile));
}

}  // namespace

bool wants_dashboards(const Platform& platform, const Subject&) {
  return platform.profile->observability.grafana != model::Grafana::none;
}

bool wants_dcgm_exporter(const Platform& platform, const Subject& subject) {
  return wants::metrics(platform, subject) && has_gpus(platform);
}

bool wants_managed_prometheus(const Platform& platform, const Subject&) {
  return platform.profile->observability.metrics == model::Metrics::amp;
}

bool wants_terraform_observability(const Platform& platform, const Subject& subject) {
  const model::Observability& wanted = platform.profile->observability;
  return wanted.container_insights || wanted.split_cost || wants::metrics(platform, subject);
}

View monitoring_view(const Platform& platform, const Subject& subject) {
  const std::vector<std::string> spark = spark_tenants(platform);
  const std::vector<std::string> ray = ray_tenants(platform);
  return View()
      .set("spark", !spark.empty())
      .set("spark_tenants", texts(spark))
      .set("flink", platform.profile->runs(model::Workload::flink))
      .set("flink_tenants", texts(flink_tenants(platform)))
      .set("ray", !ray.empty())
      .set("ray_tenants", texts(ray))
      .set("ray_serve", any_tenant(platform, wants_ray_service))
      .set("model_server", any_tenant(platform, wants_inference_deployment))
      .set("gpu", has_gpus(platform))
      .set("node_local", platform.profile->dns.node_local)
      .set("karpenter", platform.profile->nodes.karpenter.enabled)
      .set("fixed_nodes", has_priced_groups(platform))
      .set("karpenter_namespace", platform.names.karpenter_namespace)
      .set("spot", has_spot(platform))
      .set("managed_grafana", platform.profile->observability.grafana == model::Grafana::amg)
      .set("alerts_in_cluster", !wants_managed_prometheus(platform, subject));
}

View prometheus_stack_view(const Platform& platform, const Subject& subject) {
  const model::Profile& profile = *platform.profile;
  return View()
      .set("ebs", profile.storage.ebs)
      .set("grafana", profile.observability.grafana == model::Grafana::in_cluster)
      .set("amp", wants_managed_prometheus(platform, subject))
      .set("fixed_nodes", has_priced_groups(platform))
      .set("cluster", platform.names.cluster)
      .set("region", profile.region)
      .set("alerts_topic", alerts_topic_arn(profile));
}

View terraform_observability_view(const Platform& platform, const Subject& subject) {
  const model::Profile& profile = *platform.profile;
  const model::Observability& wanted = profile.observability;
  const bool monitored = wants::metrics(platform, subject);
  return View()
      .set("by_terraform", cluster_by_terraform(profile))
      .set("container_insights", wanted.container_insights)
      .set("split_cost", wanted.split_cost)
      .set("monitored", monitored)
      .set("after_logs", wanted.container_insights)
      .set("before_cost", wanted.split_cost && (wanted.container_insights || monitored))
      .set("log_retention_days", wanted.log_retention_days)
      .set("alerts_topic", alerts_topic(profile))
      .set("has_alert_emails", !wanted.alert_emails.empty())
      .set("alert_emails", texts(wanted.alert_emails))
      .set("amp", wants_managed_prometheus(platform, subject))
      .set("amg", wanted.grafana == model::Grafana::amg)
      .set("has_grafana_admins", !wanted.grafana_admins.empty())
      .set("grafana_admins", texts(wanted.grafana_admins))
      .set("pod_identity_module_version", profile.versions.pod_identity_module)
      .set("s3_bucket_module_version", profile.versions.s3_bucket_module)
      .set("cost_bucket", platform.names.cost_bucket);
}

List monitoring_identities(const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  if (profile.observability.metrics == model::Metrics::none) return {};
  List identities{View()
                      .set("service_account", "alertmanager")
                      .set("role", profile.name + "-alertmanager")
                      .set("actions", texts({"sns:Publish"}))
                      .set("resource", alerts_topic_arn(profile))};
  if (wants_managed_prometheus(platform, {}))
    identities.push_back(View()
                             .set("service_account", "prometheus-server")
                             .set("role", profile.name + "-prometheus")
                             .set("actions", texts({"aps:RemoteWrite"}))
                             .set("resource", fmt::format("{}:aps:{}:{}:workspace/*", arn_prefix(profile),
                                                          profile.region, profile.account_id)));
  return identities;
}

}  // namespace dek::render
