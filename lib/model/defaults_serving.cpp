// Defaults of what serves: images, exposure, health paths, the sizes of notebooks, and load balancing that follows.
#include <algorithm>

#include "base/assert.hpp"
#include "model/defaults.hpp"

namespace dek::model {
namespace {

std::string image_of(const Profile& profile, std::string_view repository_and_tag) {
  return profile.account_id + ".dkr.ecr." + profile.region + ".amazonaws.com/" + profile.name + "/" +
         std::string(repository_and_tag);
}

/// Who may reach a load balancer when the profile does not say.
std::vector<Cidr> usual_sources(const Profile& profile, Exposure exposure) {
  if (exposure == Exposure::none) return {};
  return {exposure == Exposure::internal ? profile.network.cidr : Cidr{}};
}

/// The fields that inference and notebooks have in common.
template <typename Exposed>
void complete_exposure(const Profile& profile, Exposed& exposed, const std::string& path) {
  if (!profile.given(path + ".exposure")) exposed.exposure = exposed.host ? Exposure::internal : Exposure::none;
  if (!profile.given(path + ".sourceCidrs")) exposed.source_cidrs = usual_sources(profile, exposed.exposure);
}

NotebookProfile notebook(std::string_view name, std::string_view cpu, std::string_view memory) {
  NotebookProfile result;
  result.name = name;
  result.cpu = *parse_quantity(cpu);
  result.memory = *parse_quantity(memory);
  return result;
}

}  // namespace

void complete_serving(const Profile& profile, Tenant& tenant, const std::string& path) {
  if (!profile.given(path + ".ray.image")) tenant.ray.image = image_of(profile, "ray:" + tenant.ray.version);
  if (!profile.given(path + ".inference.image")) tenant.inference.image = image_of(profile, "serve:1.0.0");
  if (!profile.given(path + ".notebooks.image")) tenant.notebooks.image = image_of(profile, "notebook:1.0.0");
  if (!profile.given(path + ".inference.healthPath")) {
    tenant.inference.health_path = tenant.inference.engine == InferenceEngine::ray ? "/-/healthz" : "/health";
  }
  complete_exposure(profile, tenant.inference, path + ".inference");
  complete_exposure(profile, tenant.notebooks, path + ".notebooks");
  if (!profile.given(path + ".notebooks.profiles") && tenant.runs(Workload::notebooks)) {
    tenant.notebooks.profiles = {notebook("standard", "2", "8Gi"), notebook("large", "6", "24Gi")};
  }
}

bool is_exposed(const Tenant& tenant) {
  return (tenant.runs(Workload::inference) && tenant.inference.exposure != Exposure::none) ||
         (tenant.runs(Workload::notebooks) && tenant.notebooks.exposure != Exposure::none);
}

bool is_accelerated(const Profile& profile, PoolRole role) {
  if (role == PoolRole::training) return true;
  const auto asks = [](const NotebookProfile& each) { return each.gpu > 0; };
  return std::ranges::any_of(profile.tenants, [&](const Tenant& tenant) {
    if (role == PoolRole::inference) return tenant.runs(Workload::inference) && tenant.inference.gpu > 0;
    if (role == PoolRole::ray_worker) return tenant.runs(Workload::ray) && tenant.ray.worker.gpu > 0;
    return role == PoolRole::notebook && tenant.runs(Workload::notebooks) &&
           std::ranges::any_of(tenant.notebooks.profiles, asks);
  });
}

}  // namespace dek::model
