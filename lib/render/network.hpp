// Where subnets lie: the carving of the profile's CIDRs into one subnet per zone and kind.
#pragma once

#include "render/platform.hpp"

namespace dek::render {

/// Zones, subnets and DNS addresses of a profile. With an existing VPC there are no subnets of ours.
[[nodiscard]] Network derive_network(const model::Profile& profile);

/// Bits a routable CIDR is cut by, for n zones: public subnets take the indices from 0, intra subnets those from
/// `intra_offset`.
struct RoutableCut {
  int new_bits = 0;
  int intra_offset = 0;
};
[[nodiscard]] RoutableCut routable_cut(int zones);

/// Parts that each secondary CIDR is cut into, as bits, for `zones` node subnets out of `cidrs` of them.
[[nodiscard]] int node_cut(int zones, int cidrs);

}  // namespace dek::render
