// Names and networks of the tenants' clusters.
#include "model/isolation.hpp"

#include <algorithm>
#include <bit>

namespace dek::model {
namespace {

constexpr Cidr kPodSpace{.address = 100U << 24 | 64U << 16, .prefix_length = 10};  // RFC 6598
constexpr int kLargestPodNetwork = 16;                                             // AWS: the largest CIDR of a VPC

int bits_for(std::size_t parts) {
  return parts < 2 ? 0 : static_cast<int>(std::bit_width(parts - 1));
}

/// Part `index` of 2^bits; a network too small for that comes out longer than /32 and the profile's checks refuse it.
Cidr part(const Cidr& whole, int bits, std::size_t index) {
  const int length = whole.prefix_length + bits;
  const std::uint32_t offset = length > 32 ? 0 : static_cast<std::uint32_t>(index) << (32 - length);
  return {.address = whole.address + offset, .prefix_length = length};
}

}  // namespace

std::string cluster_name(const Profile& profile, const Tenant& tenant) {
  return profile.name + "-" + tenant.name;
}

std::string own_bucket(const Profile& profile, const Tenant& tenant) {
  const bool alone = profile.isolation == Isolation::by_cluster;
  const std::string& platform = alone ? cluster_name(profile, tenant) : profile.name;
  return platform + "-" + tenant.name + "-" + profile.account_id;
}

bool cuts_secondary_cidrs(const Profile& profile) {
  const std::vector<Cidr>& cidrs = profile.network.secondary_cidrs;
  for (std::size_t i = 0; i < cidrs.size(); ++i)
    if (cidrs[i] != part(kPodSpace, kLargestPodNetwork - kPodSpace.prefix_length, i)) return true;
  return false;
}

ClusterNetwork cluster_network(const Profile& profile, std::size_t tenant) {
  const int bits = bits_for(profile.tenants.size());
  ClusterNetwork network{part(profile.network.cidr, bits, tenant), {}};
  if (cuts_secondary_cidrs(profile)) {
    for (const Cidr& cidr : profile.network.secondary_cidrs)
      network.secondary_cidrs.push_back(part(cidr, bits, tenant));
    return network;
  }
  const std::size_t zones = profile.network.secondary_cidrs.size();
  const int cut = std::max(kLargestPodNetwork - kPodSpace.prefix_length, bits_for(profile.tenants.size() * zones));
  for (std::size_t zone = 0; zone < zones; ++zone)
    network.secondary_cidrs.push_back(part(kPodSpace, cut, tenant * zones + zone));
  return network;
}

}  // namespace dek::model
