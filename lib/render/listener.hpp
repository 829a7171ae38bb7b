// What stands behind a load balancer: one description for inference and notebooks.
#pragma once

#include <string>
#include <vector>

#include "render/platform.hpp"
#include "render/view.hpp"

namespace dek::render {

struct Listener {
  model::Exposure exposure{};
  std::string host, certificate;  // certificate: ARN; empty, the controller looks for one
  std::vector<model::Cidr> sources;
  std::string health_path;
  std::int64_t idle_seconds = 60;  // of a connection

  [[nodiscard]] bool is_open() const { return exposure != model::Exposure::none; }
};

[[nodiscard]] Listener listener_of(const model::Inference& inference);
[[nodiscard]] Listener listener_of(const model::Notebooks& notebooks);

/// Sets what the annotations of an ALB or an NLB name.
void set_listener(View& view, const Platform& platform, const Listener& listener);

/// The networks from which a load balancer's own addresses come; IPv6 ones are not known before they exist.
[[nodiscard]] std::vector<std::string> balancer_networks(const Platform& platform, model::Exposure exposure);

/// True for a tenant whose inference has a load balancer of this kind.
[[nodiscard]] bool has_inference_balancer(const model::Tenant& tenant, model::LoadBalancer kind);

/// True when an internal ALB admits the VPC, whose IPv6 addresses are known only after terraform apply.
[[nodiscard]] bool asks_vpc_ipv6(const Platform& platform, const model::Tenant& tenant);

}  // namespace dek::render
