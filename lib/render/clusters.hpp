// Clusters of a profile: one, or with `isolation: cluster` one per tenant.
#pragma once

#include <string>
#include <vector>

#include "model/profile.hpp"

namespace dek::render {

struct ClusterTree {
  std::string folder;  // below the output folder; empty: the output folder itself
  model::Profile profile;
};

/// The profiles of the clusters to render, each with its folder, in the tenants' order.
[[nodiscard]] std::vector<ClusterTree> clusters_of(const model::Profile& profile);

}  // namespace dek::render
