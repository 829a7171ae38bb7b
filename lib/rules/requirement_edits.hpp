// Edits that give a NodePool a requirement more.
#pragma once

#include <string_view>

#include "lint/edits.hpp"
#include "manifest/node_pool.hpp"

namespace dek::rules {

/// `values` as written in a flow list ("spot, on-demand"). Empty where the pool has no requirements to add it to.
[[nodiscard]] lint::Edits add_requirement(const manifest::NodePool& pool, std::string_view key, std::string_view op,
                                          std::string_view values);

}  // namespace dek::rules
