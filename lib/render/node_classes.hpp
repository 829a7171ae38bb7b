// Node classes: what pools' nodes have in common, shared by the pools that want the same.
#pragma once

#include "render/platform.hpp"

namespace dek::render {

/// Name of the class with the pool's disks, devices and kubelet settings; added to `classes` when none has them all.
[[nodiscard]] std::string node_class_of(const model::Profile& profile, const model::Pool& pool,
                                        std::vector<NodeClass>& classes);

}  // namespace dek::render
