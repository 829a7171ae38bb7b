// Derived names: the one place that knows how they are built.
#include "render/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dek::render {
namespace {

struct Upstream {
  std::string_view host;
  model::PullThrough cache;
};

// Registries that ECR can cache; the cache's repository prefix is the word in the profile.
constexpr Upstream kUpstreams[] = {{"public.ecr.aws", model::PullThrough::ecr_public},
                                   {"quay.io", model::PullThrough::quay},
                                   {"registry.k8s.io", model::PullThrough::k8s},
                                   {"docker.io", model::PullThrough::docker_hub}};

std::string registry_of(const model::Profile& profile) {
  const std::string_view suffix = profile.region.starts_with("cn-") ? ".cn" : "";
  return fmt::format("{}.dkr.ecr.{}.amazonaws.com{}", profile.account_id, profile.region, suffix);
}

}  // namespace

Names derive_names(const model::Profile& profile) {
  const std::string& name = profile.name;
  const bool eksctl = profile.iac != model::Iac::terraform;
  Names names;
  names.cluster = name;
  names.karpenter_role = eksctl ? "" : name + "-karpenter";
  names.node_role = eksctl ? "eksctl-KarpenterNodeRole-" + name : name + "-karpenter-node";
  names.instance_profile = eksctl ? "eksctl-KarpenterNodeInstanceProfile-" + name : names.node_role;
  names.placement_group = name + "-efa";
  names.interruption_queue = eksctl ? name : name + "-karpenter";
  names.karpenter_namespace = eksctl ? "karpenter" : "kube-system";
  names.artifacts_bucket = fmt::format("{}-{}-artifacts", name, profile.account_id);
  names.cost_bucket = fmt::format("{}-{}-cost", name, profile.account_id);
  names.airflow_bucket = fmt::format("{}-{}-airflow", name, profile.account_id);
  names.airflow_role = name + "-airflow";
  names.registry = registry_of(profile);
  return names;
}

TenantNames derive_tenant_names(const model::Profile& profile, const model::Tenant& tenant) {
  TenantNames names;
  names.queue = profile.scheduler == model::Scheduler::yunikorn ? "root.tenants." + tenant.name : tenant.name;
  names.role = fmt::format("{}-{}", profile.name, tenant.name);
  names.history_role = names.role + "-shs";
  names.bucket = fmt::format("{}-{}-{}", profile.name, tenant.name, profile.account_id);
  names.log_group = fmt::format("/dekctl/{}/{}", profile.name, tenant.name);
  names.artifacts_volume = tenant.name + "-artifacts";
  return names;
}

std::string account_role(const model::Profile& profile, const TenantNames& names,
                         const std::vector<std::string>& accounts, std::string_view account) {
  if (profile.iac == model::Iac::terraform || accounts.front() == account) return names.role;
  return fmt::format("{}-{}", names.role, account);
}

std::string cached_image(const model::Profile& profile, std::string_view image) {
  const std::size_t slash = image.find('/');
  const std::string_view host = image.substr(0, slash);
  const auto upstream = std::ranges::find(kUpstreams, host, &Upstream::host);
  const bool cached =
      upstream != std::end(kUpstreams) && std::ranges::count(profile.registry.pull_through, upstream->cache) > 0;
  if (!cached) return std::string(image);
  return fmt::format("{}/{}{}", registry_of(profile), to_string(upstream->cache), image.substr(slash));
}

}  // namespace dek::render
