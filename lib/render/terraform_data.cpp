// Views of the files that hold data: images, buckets, logs, cost lines, tenants.
#include <algorithm>

#include "base/assert.hpp"
#include "render/ack_views.hpp"
#include "render/cluster_views.hpp"
#include "render/emr_views.hpp"
#include "render/terraform_views.hpp"

namespace dek::render {
namespace {

struct Upstream {
  model::PullThrough cache;
  std::string_view registry;
};

// As the API of ECR names them; Docker Hub is the one that wants a credential.
constexpr Upstream kUpstreams[] = {{model::PullThrough::ecr_public, "public.ecr.aws"},
                                   {model::PullThrough::quay, "quay.io"},
                                   {model::PullThrough::k8s, "registry.k8s.io"},
                                   {model::PullThrough::docker_hub, "registry-1.docker.io"}};

List caches_view(const model::Profile& profile) {
  std::vector<std::pair<std::string, std::string>> caches;
  for (const model::PullThrough cache : profile.registry.pull_through) {
    const auto upstream = std::ranges::find(kUpstreams, cache, &Upstream::cache);
    DEK_ASSERT(upstream != std::end(kUpstreams));
    caches.emplace_back(to_string(cache), upstream->registry);
  }
  return pairs(caches);
}

List cache_prefixes(const model::Registry& registry) {
  List prefixes;
  for (const model::PullThrough cache : registry.pull_through) prefixes.push_back(to_string(cache));
  return prefixes;
}

bool any_tenant(const Platform& platform, bool (*is)(const TenantPlatform&)) {
  return std::ranges::any_of(platform.tenants, is);
}

bool has_pod_identity(const TenantPlatform& tenant) {
  return !tenant.irsa && !tenant.associated_accounts().empty();
}
bool has_irsa(const TenantPlatform& tenant) {
  return tenant.irsa;
}
bool has_grants(const TenantPlatform& tenant) {
  return !tenant.settings->buckets.empty();
}
bool runs_spark(const TenantPlatform& tenant) {
  return tenant.runs_spark_pods();
}

}  // namespace

bool wants_terraform_ecr(const Platform& platform, const Subject&) {
  const model::Registry& registry = platform.profile->registry;
  return !registry.repositories.empty() || !registry.pull_through.empty();
}

View terraform_ecr_view(const Platform& platform, const Subject&) {
  const model::Registry& registry = platform.profile->registry;
  const auto& fleet = platform.profile->fleet;
  return View()
      .set("account_wide", !fleet || fleet->first)
      .set("replicated_prefix", fleet ? fleet->name + "-" : platform.profile->name + "/")
      .set("has_repositories", !registry.repositories.empty())
      .set("repositories", texts(registry.repositories))
      .set("replicates", !registry.replicate_to.empty())
      .set("pull_through", !registry.pull_through.empty())
      .set("docker_hub", registry.credential_arn.has_value())
      .set("credential_arn", registry.credential_arn.value_or(""))
      .set("cache_prefixes", cache_prefixes(registry))
      .set("caches", caches_view(*platform.profile));
}

bool wants_terraform_tenants(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  return !ack_makes(profile, model::AckController::s3) || makes_job_roles(platform) ||
         (cluster_by_terraform(profile) && !ack_makes(profile, model::AckController::iam));
}

View terraform_tenants_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  const bool identities = cluster_by_terraform(profile) && !ack_makes(profile, model::AckController::iam);
  const bool emr = profile.spark_runtime != model::SparkRuntime::spark_operator && profile.runs(model::Workload::spark);
  const bool buckets = !ack_makes(profile, model::AckController::s3);
  const auto pod_history = [](const TenantPlatform& tenant) { return tenant.history_server && !tenant.irsa; };
  const auto irsa_history = [](const TenantPlatform& tenant) { return tenant.history_server && tenant.irsa; };
  return View()
      .set("makes_buckets", buckets)
      .set("event_logs", any_tenant(platform, [](const TenantPlatform& tenant) { return tenant.spark; }))
      .set("emr", emr)
      .set("policy_documents", identities || makes_job_roles(platform))
      .set("by_terraform", identities)
      .set("s3_bucket_module_version", profile.versions.s3_bucket_module)
      .set("pod_identity_module_version", profile.versions.pod_identity_module)
      .set("iam_module_version", profile.versions.iam_module)
      .set("log_retention_days", profile.observability.log_retention_days)
      .set("grants", any_tenant(platform, has_grants))
      .set("spark", any_tenant(platform, runs_spark))
      .set("pod_identity", any_tenant(platform, has_pod_identity))
      .set("irsa", any_tenant(platform, has_irsa))
      .set("history_server", any_tenant(platform, [](const TenantPlatform& tenant) { return tenant.history_server; }))
      .set("pod_identity_history", any_tenant(platform, pod_history))
      .set("irsa_history", any_tenant(platform, irsa_history));
}

}  // namespace dek::render
