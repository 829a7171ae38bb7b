// Node classes: what pools' nodes have in common, shared by the pools that want the same.
#include "render/node_classes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dek::render {
namespace {

bool same(const model::PoolDisk& a, const model::PoolDisk& b) {
  return a.size_gb == b.size_gb && a.iops == b.iops && a.throughput_mib == b.throughput_mib;
}

bool same(const model::Reservation& a, const model::Reservation& b) {
  return a.id == b.id && a.tags == b.tags;
}

bool same(const NodeClass& a, const NodeClass& b) {
  return a.raid0 == b.raid0 && a.accelerator == b.accelerator && a.placement_group == b.placement_group &&
         same(a.root, b.root) && same(a.reservation, b.reservation) && a.kubelet == b.kubelet;
}

std::string_view base_name(const NodeClass& wanted) {
  if (wanted.placement_group) return "efa";
  if (wanted.accelerator != model::Accelerator::none)
    return wanted.accelerator == model::Accelerator::gpu ? "gpu" : "neuron";
  return wanted.raid0 ? "nvme" : "general";
}

}  // namespace

std::string node_class_of(const model::Profile& profile, const model::Pool& pool, std::vector<NodeClass>& classes) {
  NodeClass wanted;
  wanted.raid0 = pool.local_storage == model::LocalStorage::raid0;
  wanted.accelerator = model::accelerator_of(pool);
  wanted.placement_group = pool.efa;
  wanted.root = pool.ebs;
  wanted.reservation = pool.reservation;
  wanted.kubelet = pool.kubelet;
  wanted.ami_alias = fmt::format("{}@{}", to_string(profile.nodes.ami_family), profile.nodes.ami_version);
  const auto known = std::ranges::find_if(classes, [&](const NodeClass& each) { return same(each, wanted); });
  if (known != classes.end()) return known->name;
  wanted.name = base_name(wanted);
  // A second class of a kind is one role's: the role tells it apart.
  if (std::ranges::count(classes, wanted.name, &NodeClass::name) > 0)
    wanted.name += "-" + std::string(to_string(pool.role));
  classes.push_back(wanted);
  return wanted.name;
}

}  // namespace dek::render
