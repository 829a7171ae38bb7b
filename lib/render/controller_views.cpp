// Views of the charts' values that nodes and networks ask for: load balancers and device plugins.
#include "render/terraform_views.hpp"
#include "render/views.hpp"

namespace dek::render {
namespace {

/// Taints of accelerated nodes; a plugin runs on the nodes of every tenant.
List device_tolerations() {
  return words({"nvidia.com/gpu", "aws.amazon.com/neuron", "dekctl.dev/tenant", "dekctl.dev/role"});
}

}  // namespace

View load_balancer_values_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  return View()
      .set("controller_image", cached_image(profile, "public.ecr.aws/eks/aws-load-balancer-controller"))
      .set("cluster", platform.names.cluster)
      .set("region", profile.region)
      .set("creates_vpc", creates_vpc(profile))
      .set("vpc_id", profile.network.vpc.id.value_or(""))
      .set("isolated", profile.network.nat == model::Nat::none)
      .set("monitored", profile.observability.metrics != model::Metrics::none);
}

View device_plugin_values_view(const Platform&, const Subject&) {
  return View().set("device_tolerations", device_tolerations());
}

}  // namespace dek::render
