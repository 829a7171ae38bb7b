// Who may reach a tenant's pods from outside its namespace: operators, Prometheus, load balancers.
#include "render/tenant_ingress.hpp"

#include <algorithm>

#include "render/listener.hpp"
#include "render/serving_views.hpp"

namespace dek::render {
namespace {

using model::Workload;

constexpr std::string_view kMonitoring = "monitoring";

bool runs_spark(const TenantPlatform& tenant) {
  return tenant.spark;
}
bool runs_flink(const TenantPlatform& tenant) {
  return tenant.settings->runs(Workload::flink);
}
bool runs_ray_serve(const TenantPlatform& tenant) {
  return serves_by_ray(*tenant.settings);
}
bool has_ray_cluster(const TenantPlatform& tenant) {
  return tenant.settings->runs(Workload::ray) || runs_ray_serve(tenant);
}

struct Source {
  bool (*applies)(const TenantPlatform& tenant);
  std::string_view name_space;
  std::int64_t port;
};

// By workload, from its operator and from Prometheus.
constexpr Source kSources[] = {
    {runs_spark, kMonitoring, 4040},  // the driver's UI, which holds its metrics
    {runs_flink, kMonitoring, 9249},
    {runs_flink, "flink-operator", 8081},  // the state of the job; without it no stream is ever ready
    {has_ray_cluster, "kuberay", 8265},    // dashboard: state of jobs and of Serve
    {runs_ray_serve, "kuberay", 8000},     // health of Serve
    {has_ray_cluster, kMonitoring, 8080},  // metrics of every Ray node
};

View way(List namespaces, List networks, std::int64_t port) {
  return View().set("namespaces", std::move(namespaces)).set("networks", std::move(networks)).set("ports", List{port});
}

/// Where balancers of the tenant stand, and the port of the pods behind them.
struct Balancer {
  model::Exposure exposure{};
  std::int64_t port = 0;
  friend bool operator==(const Balancer&, const Balancer&) = default;
};

std::vector<Balancer> balancers(const model::Tenant& tenant) {
  std::vector<Balancer> found;
  if (tenant.runs(Workload::inference) && listener_of(tenant.inference).is_open())
    found.push_back({tenant.inference.exposure, tenant.inference.port});
  const Balancer hub{tenant.notebooks.exposure, 8000};  // JupyterHub's proxy
  if (tenant.runs(Workload::notebooks) && listener_of(tenant.notebooks).is_open() &&
      std::ranges::count(found, hub) == 0)
    found.push_back(hub);
  return found;
}

}  // namespace

List ways_in(const Platform& platform, const TenantPlatform& tenant) {
  const bool monitored = platform.profile->observability.metrics != model::Metrics::none;
  List ways;
  for (const Source& source : kSources) {
    if (!source.applies(tenant) || (source.name_space == kMonitoring && !monitored)) continue;
    ways.push_back(way({source.name_space}, {}, source.port));
  }
  for (const Balancer& balancer : balancers(*tenant.settings))
    ways.push_back(way({}, texts(balancer_networks(platform, balancer.exposure)), balancer.port));
  return ways;
}

}  // namespace dek::render
