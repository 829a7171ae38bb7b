// Views of what all tenants share in the cluster: DNS cache, monitors.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.hpp"
#include "render/stream_views.hpp"
#include "render/views.hpp"

namespace dek::render {
List optional(const std::optional<std::int64_t>& number) {
  return number ? List{*number} : List{};
}

List optional(std::string_view text) {
  return text.empty() ? List{} : List{text};
}

std::vector<std::string> spark_tenants(const Platform& platform) {
  std::vector<std::string> names;
  for (const TenantPlatform& tenant : platform.tenants)
    if (tenant.spark) names.push_back(tenant.settings->name);
  return names;
}

View empty_view(const Platform&, const Subject&) {
  return {};
}

View node_local_dns_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  const std::string image = "registry.k8s.io/dns/k8s-dns-node-cache:" + profile.versions.node_local_dns;
  return View()
      .set("node_local_address", word(profile.dns.node_local_address))
      .set("ipv6", platform.network.ipv6)
      .set("addresses", words(platform.network.dns_addresses))
      .set("local_ip", base::join(platform.network.dns_addresses, ","))
      .set("reverse_zones", words({"in-addr.arpa", "ip6.arpa"}))
      .set("image", cached_image(profile, image));
}

}  // namespace dek::render
