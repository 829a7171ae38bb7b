// The instance types that a pool admits.
#include "model/instances.hpp"

#include <algorithm>

namespace dek::model {

std::vector<const facts::InstanceType*> named_types(std::span<const std::string> names) {
  std::vector<const facts::InstanceType*> types;
  for (const std::string& name : names) {
    if (const facts::InstanceType* type = facts::find_instance_type(name)) types.push_back(type);
  }
  return types;
}

std::vector<const facts::InstanceType*> admitted_types(const Pool& pool) {
  if (!pool.instance_types.empty()) return named_types(pool.instance_types);
  std::vector<const facts::InstanceType*> types;
  for (const std::string& name : pool.families) {
    const facts::InstanceFamily* family = facts::find_instance_family(name);
    if (family == nullptr) continue;
    for (const facts::InstanceType& type : facts::types_of(*family)) {
      const bool sized = pool.sizes.empty() || std::ranges::find(pool.sizes, type.size) != pool.sizes.end();
      if (sized && type.local_nvme_gb >= pool.min_nvme_gb.value_or(0)) types.push_back(&type);
    }
  }
  return types;
}

}  // namespace dek::model
