// With `isolation: cluster`: what each tenant's cluster is called, and which networks it gets.
#pragma once

#include <string>
#include <vector>

#include "model/profile.hpp"

namespace dek::model {

/// "<platform>-<tenant>".
[[nodiscard]] std::string cluster_name(const Profile& profile, const Tenant& tenant);

/// The bucket that a tenant has for itself, in whatever cluster it lives.
[[nodiscard]] std::string own_bucket(const Profile& profile, const Tenant& tenant);

struct ClusterNetwork {
  Cidr cidr;
  std::vector<Cidr> secondary_cidrs;
};

/// True when the profile's secondary CIDRs are not the defaults, and are shared out between the clusters.
[[nodiscard]] bool cuts_secondary_cidrs(const Profile& profile);

/// Parts of the platform's networks that no other cluster has: equal cuts of `network.cidr` and of the secondary CIDRs
/// that the profile gives, or else whole /16 networks of 100.64.0.0/10 as long as there are enough.
[[nodiscard]] ClusterNetwork cluster_network(const Profile& profile, std::size_t tenant);

}  // namespace dek::model
