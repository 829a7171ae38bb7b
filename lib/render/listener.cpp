// What stands behind a load balancer: one description for inference and notebooks.
#include "render/listener.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.hpp"
#include "render/views.hpp"

namespace dek::render {
namespace {

template <typename Exposed>
Listener listener_with(const Exposed& exposed, std::string health_path) {
  Listener listener{exposed.exposure, exposed.host.value_or(""), exposed.certificate_arn.value_or(""),
                    exposed.source_cidrs, std::move(health_path)};
  return listener;
}

}  // namespace

Listener listener_of(const model::Inference& inference) {
  return listener_with(inference, inference.health_path);
}

Listener listener_of(const model::Notebooks& notebooks) {
  Listener listener = listener_with(notebooks, "/hub/health");
  listener.idle_seconds = 3600;  // kernels answer over web sockets
  return listener;
}

void set_listener(View& view, const Platform& platform, const Listener& listener) {
  std::vector<std::string> sources;
  const auto everywhere = [](const model::Cidr& cidr) { return cidr.prefix_length == 0; };
  for (const model::Cidr& cidr : listener.sources) sources.push_back(cidr.text());
  if (platform.network.ipv6 && std::ranges::any_of(listener.sources, everywhere)) sources.emplace_back("::/0");
  view.set("scheme", listener.exposure == model::Exposure::public_internet ? "internet-facing" : "internal")
      .set("dualstack", platform.network.ipv6)
      .set("host", listener.host)
      .set("certificate", listener.certificate)
      .set("certificates", optional(listener.certificate))
      .set("source_cidrs", texts(sources))
      .set("inbound_cidrs", base::join(sources, ","))
      .set("load_balancer_attributes", fmt::format("idle_timeout.timeout_seconds={},"
                                                   "routing.http.drop_invalid_header_fields.enabled=true",
                                                   listener.idle_seconds))
      .set("health_path", listener.health_path);
}

std::vector<std::string> balancer_networks(const Platform& platform, model::Exposure exposure) {
  const Network& network = platform.network;
  if (network.ipv6) return {"::/0"};
  if (platform.profile->network.vpc.id) return {platform.profile->network.cidr.text()};
  std::vector<std::string> texts;
  for (const model::Cidr& subnet :
       exposure == model::Exposure::public_internet ? network.public_subnets : network.intra_subnets)
    texts.push_back(subnet.text());
  return texts;
}

bool asks_vpc_ipv6(const Platform& platform, const model::Tenant& tenant) {
  const model::Inference& inference = tenant.inference;
  return platform.network.ipv6 && !platform.profile->network.vpc.id &&
         has_inference_balancer(tenant, model::LoadBalancer::alb) && inference.exposure == model::Exposure::internal &&
         inference.source_cidrs == std::vector{platform.profile->network.cidr};
}

bool has_inference_balancer(const model::Tenant& tenant, model::LoadBalancer kind) {
  return tenant.runs(model::Workload::inference) && listener_of(tenant.inference).is_open() &&
         tenant.inference.load_balancer == kind;
}

}  // namespace dek::render
