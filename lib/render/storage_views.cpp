// Views of the file systems. Lustre and ONTAP serve one tenant, EFS serves all.
#include "render/storage_views.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/lineage.hpp"
#include "render/cluster_views.hpp"
#include "render/emr_views.hpp"
#include "render/terraform_views.hpp"

namespace dek::render {
namespace {

constexpr std::int64_t kBackupDays = 30;  // what FSx itself keeps unless told otherwise

bool has_lustre(const Platform& platform) {
  return platform.profile->storage.fsx_lustre.is_there();
}

bool has_ontap(const Platform& platform) {
  return platform.profile->storage.fsx_ontap.capacity_gb.has_value();
}

/// Where the training nodes are; the first zone when they are anywhere.
std::int64_t lustre_zone(const Platform& platform) {
  const model::Pool* pool = platform.profile->pool(model::PoolRole::training);
  if (pool == nullptr || !pool->zone) return 0;
  const auto found = std::ranges::find(platform.network.zones, *pool->zone);
  return found == platform.network.zones.end() ? 0 : found - platform.network.zones.begin();
}

View lustre_view(const Platform& platform) {
  const model::FsxLustre& lustre = platform.profile->storage.fsx_lustre;
  return View()
      .set("tenant", word(lustre.tenant.value_or("none")))
      .set("capacity_gb", lustre.capacity_gb.value_or(0))
      .set("throughput", lustre.throughput.value_or(0))
      .set("zone_index", lustre_zone(platform));
}

View ontap_file_system_view(const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  const model::FsxOntap& ontap = profile.storage.fsx_ontap;
  const bool dev = profile.environment == model::Environment::dev;
  const bool multi_az = !dev && platform.network.zones.size() > 1;
  return View()
      .set("tenant", word(ontap.tenant.value_or("none")))
      .set("svm", ontap.tenant.value_or(""))
      .set("capacity_gb", ontap.capacity_gb.value_or(0))
      .set("throughput", ontap.throughput_mbps.value_or(0))
      .set("multi_az", multi_az)
      .set("deployment_type", multi_az ? "MULTI_AZ_1" : "SINGLE_AZ_1")
      .set("backup_days", dev ? 0 : kBackupDays);
}

List one_or_none(bool there, View view) {
  return there ? List{std::move(view)} : List{};
}

bool is_tenant(const Subject& subject, const std::optional<std::string>& name) {
  return name && subject.tenant->settings->name == *name;
}

}  // namespace

bool asks_places(const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  const bool serverless = is_emr_serverless(profile) && profile.runs(model::Workload::spark);
  return profile.storage.efs || has_lustre(platform) || has_ontap(platform) || serverless;
}

void set_storage_addons(View& view, const Platform& platform) {
  view.set("efs", platform.profile->storage.efs).set("lustre", has_lustre(platform)).set("ontap", has_ontap(platform));
}

bool wants_terraform_storage(const Platform& platform, const Subject&) {
  return platform.profile->storage.s3_mountpoint || platform.profile->storage.efs || has_lustre(platform) ||
         has_ontap(platform);
}

View terraform_storage_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  return View()
      .set("s3_mountpoint", profile.storage.s3_mountpoint)
      .set("s3_bucket_module_version", profile.versions.s3_bucket_module)
      .set("iam_module_version", profile.versions.iam_module)
      .set("artifacts_bucket", platform.names.artifacts_bucket)
      .set("by_terraform", cluster_by_terraform(profile))
      .set("creates_vpc", creates_vpc(profile))
      .set("zone_count", platform.network.zones.size())
      .set("efs", profile.storage.efs)
      .set("backups", profile.environment == model::Environment::prod)
      .set("lustre", one_or_none(has_lustre(platform), lustre_view(platform)))
      .set("ontap", one_or_none(has_ontap(platform), ontap_file_system_view(platform)));
}

bool wants_efs(const Platform& platform, const Subject&) {
  return platform.profile->storage.efs;
}

bool wants_ontap(const Platform& platform, const Subject&) {
  return has_ontap(platform);
}

View ontap_view(const Platform& platform, const Subject&) {
  const std::string& tenant = *platform.profile->storage.fsx_ontap.tenant;
  return View().set("tenant", word(tenant)).set("svm", tenant);
}

bool wants_lustre_volume(const Platform& platform, const Subject& subject) {
  return has_lustre(platform) && is_tenant(subject, platform.profile->storage.fsx_lustre.tenant);
}

View lustre_volume_view(const Platform& platform, const Subject& subject) {
  const std::string& tenant = subject.tenant->settings->name;
  return View()
      .set("tenant", tenant)
      .set("bucket", word(subject.tenant->names.bucket))
      .set("volume", tenant + "-datasets")
      .set("size", fmt::format("{}Gi", *platform.profile->storage.fsx_lustre.capacity_gb));
}

View storage_classes_view(const Platform& platform, const Subject&) {
  return View().set("celeborn", model::uses_celeborn(*platform.profile));
}

bool wants_files_volume(const Platform& platform, const Subject& subject) {
  return has_ontap(platform) && is_tenant(subject, platform.profile->storage.fsx_ontap.tenant);
}

View files_volume_view(const Platform& platform, const Subject& subject) {
  return View()
      .set("tenant", subject.tenant->settings->name)
      .set("size", fmt::format("{}Gi", *platform.profile->storage.fsx_ontap.capacity_gb / 2));
}

}  // namespace dek::render
