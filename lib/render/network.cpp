// Subnet carving by the invariants I2 and I3 of a rendered tree.
#include "render/network.hpp"

#include <bit>

#include "base/assert.hpp"
#include "plan/cidr.hpp"

namespace dek::render {
namespace {

using model::Cidr;

int log2_ceil(int value) {
  return static_cast<int>(std::bit_width(static_cast<unsigned>(value) - 1U));
}

/// The profile's checks have seen to it that the part is there.
Cidr part(const Cidr& whole, int bits, int index) {
  const auto subnet = plan::subnet(whole, bits, static_cast<std::uint32_t>(index));
  DEK_ASSERT(subnet.has_value());
  return *subnet;
}

std::vector<std::string> zone_names(const model::Profile& profile) {
  if (!profile.network.azs.names.empty()) return profile.network.azs.names;
  std::vector<std::string> names;
  for (int i = 0; i < profile.network.azs.count; ++i) names.push_back(profile.region + static_cast<char>('a' + i));
  return names;
}

/// In IPv6 EKS chooses the network of Services: nothing rendered may depend on the address of kube-dns, so kubelets
/// send pods to the cache itself.
void set_dns(Network& network, const model::Profile& profile) {
  network.ipv6 = profile.network.ip_family == model::IpFamily::ipv6;
  if (profile.dns.node_local) network.dns_addresses.push_back(profile.dns.node_local_address);
  if (network.ipv6) {
    if (profile.dns.node_local) network.kubelet_dns = profile.dns.node_local_address;
    return;
  }
  network.cluster_dns =
      plan::address_text(profile.network.service_cidr.address + 10);  // EKS gives kube-dns the tenth address
  network.dns_addresses.push_back(network.cluster_dns);
}

}  // namespace

RoutableCut routable_cut(int zones) {
  const int offset = 1 << log2_ceil(zones);
  return {log2_ceil(4 * offset), offset};
}

int node_cut(int zones, int cidrs) {
  if (cidrs >= zones) return 0;
  return log2_ceil((zones + cidrs - 1) / cidrs);
}

Network derive_network(const model::Profile& profile) {
  Network network;
  network.zones = zone_names(profile);
  set_dns(network, profile);
  if (profile.network.vpc.id) return network;

  const int zones = static_cast<int>(network.zones.size());
  const RoutableCut routable = routable_cut(zones);
  const auto& secondary = profile.network.secondary_cidrs;
  const int parts = secondary.empty() ? 0 : node_cut(zones, static_cast<int>(secondary.size()));
  for (int i = 0; i < zones; ++i) {
    network.public_subnets.push_back(part(profile.network.cidr, routable.new_bits, i));
    network.intra_subnets.push_back(part(profile.network.cidr, routable.new_bits, routable.intra_offset + i));
    if (secondary.empty()) {
      // Without secondary CIDRs nodes take the second half of the routable one.
      network.node_subnets.push_back(part(part(profile.network.cidr, 1, 1), routable.new_bits - 2, i));
      continue;
    }
    const Cidr& whole = secondary[static_cast<std::size_t>(i >> parts)];
    network.node_subnets.push_back(part(whole, parts, i & ((1 << parts) - 1)));
  }
  return network;
}

}  // namespace dek::render
