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

Accelerator accelerator_of(const facts::InstanceType& type) {
  if (type.gpu_manufacturer == "nvidia") return Accelerator::gpu;
  return type.accelerator_manufacturer == "aws" || type.neuron_cores > 0 ? Accelerator::neuron : Accelerator::none;
}

Accelerator accelerator_of(const Pool& pool) {
  for (const facts::InstanceType* type : admitted_types(pool))
    if (const Accelerator found = accelerator_of(*type); found != Accelerator::none) return found;
  return Accelerator::none;
}

int device_count(const facts::InstanceType& type) {
  return accelerator_of(type) == Accelerator::gpu ? type.gpu_count : type.accelerator_count;
}

std::vector<const facts::InstanceType*> admitted_types(const Pool& pool) {
  if (!pool.instance_types.empty()) return named_types(pool.instance_types);
  std::vector<const facts::InstanceType*> types;
  for (const std::string& name : pool.families) {
    const facts::InstanceFamily* family = facts::find_instance_family(name);
    if (family == nullptr) continue;
    for (const facts::InstanceType& type : facts::types_of(*family)) {
      const bool sized = pool.sizes.empty() || std::ranges::find(pool.sizes, type.size) != pool.sizes.end();
      const bool fast = type.network_bandwidth_mbps >= pool.min_network_mbps.value_or(0);
      if (sized && fast && type.local_nvme_gb >= pool.min_nvme_gb.value_or(0)) types.push_back(&type);
    }
  }
  return types;
}

}  // namespace dek::model
