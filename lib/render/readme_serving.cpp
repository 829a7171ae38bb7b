// What README.md says about serving, notebooks and managed metrics.
#include "render/readme_serving.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>

#include "base/strings.hpp"
#include "render/listener.hpp"
#include "render/serving_views.hpp"

namespace dek::render {
namespace {

using model::PoolRole;
using model::Workload;

/// Every workload with an image of its own, and the nodes that run it.
struct ImageUse {
  bool (*wanted)(const Platform&, const Subject&);
  const std::string& (*image)(const model::Tenant&);
  PoolRole role;
};

constexpr ImageUse kImages[] = {
    {wants_ray_job, [](const model::Tenant& tenant) -> const std::string& { return tenant.ray.image; },
     PoolRole::ray_worker},
    {wants_ray_service, [](const model::Tenant& tenant) -> const std::string& { return tenant.inference.image; },
     PoolRole::inference},
    {wants_inference_deployment,
     [](const model::Tenant& tenant) -> const std::string& { return tenant.inference.image; }, PoolRole::inference},
    {wants_notebooks, [](const model::Tenant& tenant) -> const std::string& { return tenant.notebooks.image; },
     PoolRole::notebook},
};

/// What docker buildx calls the architectures of a pool, and of the Ray heads beside it.
std::string build_platforms(const model::Profile& profile, PoolRole role, bool with_head) {
  const model::Pool* pool = profile.pool(role);
  const model::Pool* heads = with_head ? profile.pool(PoolRole::ray_head) : nullptr;
  const model::Arch arch = pool != nullptr ? pool->arch : profile.nodes.arch;
  if (arch == model::Arch::any || (heads != nullptr && heads->arch != arch)) return "linux/arm64,linux/amd64";
  return fmt::format("linux/{}", to_string(arch));
}

List images(const Platform& platform) {
  std::map<std::string, std::string> platforms;  // by image: shared ones are built once
  for (const TenantPlatform& tenant : platform.tenants)
    for (const ImageUse& use : kImages) {
      if (!use.wanted(platform, {.tenant = &tenant})) continue;
      const bool ray = use.wanted == wants_ray_job || use.wanted == wants_ray_service;
      platforms[use.image(*tenant.settings)] = build_platforms(*platform.profile, use.role, ray);
    }
  List items;
  for (const auto& [image, architectures] : platforms)
    items.push_back(View().set("image", word(image)).set("platform", word(architectures)));
  return items;
}

/// Names of the tenants for which `wanted` holds.
List names(const Platform& platform, bool (*wanted)(const Platform&, const Subject&)) {
  List items;
  for (const TenantPlatform& tenant : platform.tenants)
    if (wanted(platform, {.tenant = &tenant})) items.push_back(word(tenant.settings->name));
  return items;
}

View host(const std::string& name, const std::string& tenant, std::string_view object) {
  return View().set("host", word(name)).set("tenant", word(tenant)).set("object", word(object));
}

/// A name behind a load balancer, and the object that knows the balancer.
List hosts(const Platform& platform) {
  List items;
  for (const TenantPlatform& each : platform.tenants) {
    const model::Tenant& tenant = *each.settings;
    if (has_inference_balancer(tenant, model::LoadBalancer::alb))
      items.push_back(host(*tenant.inference.host, tenant.name, "ingress/inference"));
    if (has_inference_balancer(tenant, model::LoadBalancer::nlb))
      items.push_back(host(*tenant.inference.host, tenant.name, "service/" + serve_service(tenant)));
    if (tenant.runs(Workload::notebooks) && listener_of(tenant.notebooks).is_open())
      items.push_back(host(*tenant.notebooks.host, tenant.name, "ingress/jupyterhub"));
  }
  return items;
}

bool has_hidden_hub(const Platform&, const Subject& subject) {
  const model::Tenant& tenant = *subject.tenant->settings;
  return tenant.runs(Workload::notebooks) && !listener_of(tenant.notebooks).is_open();
}

bool has_oidc(const Platform&, const Subject& subject) {
  const model::Tenant& tenant = *subject.tenant->settings;
  return tenant.runs(Workload::notebooks) && tenant.notebooks.oidc.authorize_url.has_value();
}

List ray_jobs(const Platform& platform) {
  List items;
  for (Value& name : names(platform, wants_ray_job)) items.push_back(View().set("name", std::move(name)));
  return items;
}

/// What of it there is: "Ray, model servers, notebooks".
std::string title(const Platform& platform) {
  const auto any = [&platform](bool (*wanted)(const Platform&, const Subject&)) {
    return std::ranges::any_of(platform.tenants,
                               [&](const TenantPlatform& tenant) { return wanted(platform, {.tenant = &tenant}); });
  };
  std::vector<std::string> parts;
  if (any(wants_ray_job)) parts.emplace_back("Ray");
  if (any(wants_ray_service) || any(wants_inference_deployment)) parts.emplace_back("model servers");
  if (any(wants_notebooks)) parts.emplace_back("notebooks");
  std::string text = base::join(parts, ", ");
  if (!text.empty()) text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

}  // namespace

void set_serving(View& view, const Platform& platform) {
  const model::Observability& wanted = platform.profile->observability;
  List built = images(platform), with_oidc = names(platform, has_oidc), listening = hosts(platform);
  view.set("amp", wanted.metrics == model::Metrics::amp)
      .set("alerts_unheard", wanted.metrics != model::Metrics::none && wanted.alert_emails.empty())
      .set("amg", wanted.grafana == model::Grafana::amg)
      .set("has_grafana_admins", !wanted.grafana_admins.empty())
      .set("hubs_with_oidc_any", !with_oidc.empty())
      .set("hubs_with_oidc", std::move(with_oidc))
      .set("serving", !built.empty())
      .set("serving_title", title(platform))
      .set("serving_images", std::move(built))
      .set("ray_jobs", ray_jobs(platform))
      .set("ray_services", names(platform, wants_ray_service))
      .set("model_servers", names(platform, wants_inference_deployment))
      .set("hidden_hubs", names(platform, has_hidden_hub))
      .set("hosts_any", !listening.empty())
      .set("hosts", std::move(listening));
}

}  // namespace dek::render
