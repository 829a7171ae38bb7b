// Views of Flink, NiFi and Celeborn.
#include "render/stream_views.hpp"

#include <fmt/format.h>

#include "model/lineage.hpp"
#include "model/streams.hpp"
#include "render/node_views.hpp"
#include "render/spark_conf.hpp"
#include "render/views.hpp"

namespace dek::render {
namespace {

bool runs_flink(const model::Tenant& tenant) {
  return tenant.runs(model::Workload::flink);
}

/// Flink's S3 plugin holds the AWS SDK for Java 1 and renames its classes; Flink renames these names likewise.
std::string_view flink_credentials_provider(const TenantPlatform& tenant) {
  return tenant.irsa ? "com.amazonaws.auth.WebIdentityTokenCredentialsProvider"
                     : "com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper";
}

/// "4" cores as the number that FlinkDeployment wants, halves included.
std::string cores(std::int64_t milli) {
  if (milli % 1000 == 0) return std::to_string(milli / 1000);
  std::string text = fmt::format("{}.{:03}", milli / 1000, milli % 1000);
  while (text.back() == '0') text.pop_back();
  return text;
}

/// What outlives a pod, each with its place in the image.
List nifi_folders() {
  List folders;
  for (const char* name :
       {"conf", "database_repository", "flowfile_repository", "content_repository", "provenance_repository", "state"})
    folders.push_back(View().set("name", name).set("path", fmt::format("/opt/nifi/nifi-current/{}", name)));
  return folders;
}

/// Their names, in the profile's order.
std::vector<std::string> tenants_where(const Platform& platform, bool (*is)(const model::Tenant&)) {
  std::vector<std::string> names;
  for (const TenantPlatform& tenant : platform.tenants)
    if (is(*tenant.settings)) names.push_back(tenant.settings->name);
  return names;
}

}  // namespace

std::vector<std::string> flink_tenants(const Platform& platform) {
  return tenants_where(platform, runs_flink);
}

View cert_manager_view(const Platform& platform, const Subject&) {
  return View().set("monitored", platform.profile->observability.metrics != model::Metrics::none);
}

View flink_operator_view(const Platform& platform, const Subject&) {
  return View()
      .set("version", platform.profile->versions.flink_operator)
      .set("namespaces", texts(flink_tenants(platform)))
      .set("ndots", std::to_string(platform.profile->dns.pod_ndots));
}

View flink_view(const Platform& platform, const Subject& subject) {
  const model::Profile& profile = *platform.profile;
  const TenantPlatform& tenant = *subject.tenant;
  const model::Flink& flink = tenant.settings->flink;
  const std::string storage = fmt::format("s3://{}/flink/", tenant.names.bucket);
  View view;
  set_placement(view, *nodes_of(platform, tenant.settings->name, model::PoolRole::streaming));
  return view.set("tenant", tenant.settings->name)
      .set("job", tenant.settings->name + "-stream")
      .set("cost_center", tenant.settings->cost_center)
      .set("image", flink.image)
      .set("version", to_string(flink.version))
      .set("before_1_20", flink.version < model::FlinkVersion::v1_20)
      .set("slots", std::to_string(model::slots(flink)))
      .set("checkpoint_interval", flink.checkpoint_interval.text)
      .set("checkpoints", storage + "checkpoints")
      .set("savepoints", storage + "savepoints")
      .set("ha", storage + "ha")
      .set("credentials_provider", flink_credentials_provider(tenant))
      .set("ipv6", profile.network.ip_family == model::IpFamily::ipv6)
      .set("metrics", profile.observability.metrics != model::Metrics::none)
      .set("last_state", flink.upgrade_mode == model::UpgradeMode::last_state)
      .set("ndots", std::to_string(profile.dns.pod_ndots))
      .set("job_managers", model::kJobManagers)
      .set("job_manager_cpu", model::kJobManagerCpus)
      .set("job_manager_memory", fmt::format("{}m", model::kJobManagerMib))
      .set("cpu", word(cores(flink.task_manager.cpu.milli)))
      .set("memory", fmt::format("{}m", flink.task_manager.memory.mib))
      .set("parallelism", flink.parallelism)
      .set("upgrade_mode", to_string(flink.upgrade_mode))
      .set("pods", model::footprint(flink).pods)
      .set("least_pods", model::footprint(flink).pods - 1);
}

View nifi_view(const Platform& platform, const Subject& subject) {
  const model::Profile& profile = *platform.profile;
  const model::Tenant& tenant = *subject.tenant->settings;
  const model::Nifi& nifi = tenant.nifi;
  const std::string domain = fmt::format("nifi.{}.svc.cluster.local", tenant.name);
  List hosts;
  for (std::int64_t i = 0; i < nifi.nodes; ++i) hosts.push_back(fmt::format("nifi-{}.{}", i, domain));
  View view;
  set_placement(view, *nodes_of(platform, tenant.name, model::PoolRole::streaming));
  return view.set("tenant", tenant.name)
      .set("cost_center", tenant.cost_center)
      .set("image", cached_image(profile, nifi.image))
      .set("nodes", nifi.nodes)
      .set("node_count", std::to_string(nifi.nodes))
      .set("hosts", std::move(hosts))
      .set("folders", nifi_folders())
      .set("node_address", fmt::format("$(POD_NAME).{}", domain))
      .set("cpu", nifi.cpu.text)
      .set("memory", nifi.memory.text)
      .set("heap", fmt::format("{}m", nifi.memory.mib() / 2))
      .set("disk", fmt::format("{}Gi", nifi.disk_gb))
      .set("ndots", std::to_string(profile.dns.pod_ndots));
}

View celeborn_view(const Platform& platform, const Subject&) {
  const model::Celeborn& celeborn = platform.profile->storage.celeborn;
  // The file system and what Celeborn writes beside shuffle data take a tenth.
  const std::int64_t usable_gb = celeborn.disk_gb / 10 * 9;
  View view;
  set_placement(view, *nodes_of(platform, "", model::PoolRole::shuffle));
  return view.set("tag", platform.profile->versions.celeborn)
      .set("masters", kCelebornMasters)
      .set("workers", celeborn.workers)
      .set("storage_dirs", fmt::format("/mnt/disk1:disktype=SSD:capacity={}Gi", usable_gb))
      .set("disk", fmt::format("{}Gi", celeborn.disk_gb))
      .set("tenants", texts(tenants_where(platform, model::shuffles_by_celeborn)))
      .set("monitored", platform.profile->observability.metrics != model::Metrics::none);
}

}  // namespace dek::render
