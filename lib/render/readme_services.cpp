// View of the README's parts on file systems and other services beside the cluster.
#include <fmt/format.h>

#include <algorithm>

#include "render/ack_views.hpp"
#include "render/emr_views.hpp"
#include "render/late_values.hpp"
#include "render/readme_views.hpp"

namespace dek::render {

namespace {

std::string_view engine_name(model::GitOps engine) {
  return engine == model::GitOps::flux ? "Flux" : "Argo CD";
}

void set_gitops(View& view, const model::GitOpsSettings& gitops) {
  view.set("gitops", gitops.engine != model::GitOps::none)
      .set("engine_name", engine_name(gitops.engine))
      .set("argo", gitops.engine != model::GitOps::flux)
      .set("flux", gitops.engine == model::GitOps::flux)
      .set("repo_url", gitops.repo_url.value_or(""))
      .set("revision", gitops.revision)
      .set("in_folder", gitops.path != ".")
      .set("gitops_path", gitops.path);
}

void set_emr(View& view, const Platform& platform) {
  List jobs;
  for (const TenantPlatform& tenant : platform.tenants)
    if (wants_emr_job(platform, {.tenant = &tenant}))
      jobs.push_back(View()
                         .set("tenant", word(tenant.settings->name))
                         .set("bucket", word(tenant.names.bucket))
                         .set("name", word(tenant.names.role)));
  view.set("emr", !jobs.empty())
      .set("emr_jobs", std::move(jobs))
      .set("serverless", is_emr_serverless(*platform.profile))
      .set("waits_for_namespaces", waits_for_namespaces(platform));
}

void set_ack(View& view, const Platform& platform) {
  const model::Ack& ack = platform.profile->ack;
  List buckets, releases, associations;
  bool any = false;
  for (const TenantPlatform& tenant : platform.tenants) {
    any = any || wants_ack(platform, {.tenant = &tenant});
    if (ack_makes(*platform.profile, model::AckController::iam) && !tenant.associated_accounts().empty())
      associations.push_back(word(tenant.settings->name));
    if (ack_makes(*platform.profile, model::AckController::s3))
      buckets.push_back(View()
                            .set("tenant", word(tenant.settings->name))
                            .set("bucket", word(tenant.names.bucket))
                            .set("event_logs", tenant.spark));
  }
  for (const model::AckController each : ack.controllers)
    releases.push_back(word(fmt::format("ack-{}", to_string(each))));
  view.set("ack", ack.enabled && any)
      .set("ack_charts", wants_ack_charts(platform, {}))
      .set("ack_releases", std::move(releases))
      .set("ack_event_logs", !buckets.empty() && std::ranges::any_of(platform.tenants, &TenantPlatform::spark))
      .set("ack_buckets", std::move(buckets))
      .set("ack_associations_any", !associations.empty())
      .set("ack_associations", std::move(associations));
}

}  // namespace

void set_services(View& view, const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  List late;
  for (const LateValues& values : late_values(platform))
    late.push_back(View()
                       .set("output", word(values.output))
                       .set("path", word(fmt::format("kubernetes/{}/{}.env", values.folder, values.name))));
  view.set("late_any", !late.empty())
      .set("late", std::move(late))
      .set("ontap", profile.storage.fsx_ontap.capacity_gb.has_value())
      .set("docker_hub", profile.registry.credential_arn.has_value())
      .set("profile_name", word(profile.fleet ? profile.fleet->name : profile.name))
      .set("fleet", profile.fleet.has_value())
      .set("fleet_name", profile.fleet ? profile.fleet->name : "")
      .set("account_wide", !profile.fleet || profile.fleet->first);
  set_gitops(view, profile.gitops);
  set_emr(view, platform);
  set_ack(view, platform);
}

}  // namespace dek::render
