// Fixed capacity: node groups, counts, zones, EFA, capacity reservations, accelerators, kubelet settings.
#include <algorithm>

#include "base/strings.hpp"
#include "model/check.hpp"
#include "model/complete.hpp"
#include "model/defaults.hpp"
#include "model/instances.hpp"
#include "model/kubelet.hpp"

namespace dek::model {
namespace {

class CapacityCheck {
 public:
  CapacityCheck(const Profile& profile, const Pool& pool, Findings& findings)
      : profile_(profile), pool_(pool), path_("pools." + std::string(to_string(pool.role))), findings_(findings) {}

  void provisioner() const;
  void fixed_size() const;
  void zone() const;
  void efa() const;
  void reservation() const;
  void purchase() const;
  void accelerators() const;
  void network_floor() const;
  void kubelet() const;

 private:
  void add(std::string_view rule, std::string_view field, const std::string& rest) const {
    const std::string path = path_ + "." + std::string(field);
    findings_.add(rule, profile_.where(path), path, rest);
  }
  [[nodiscard]] bool given(std::string_view field) const { return profile_.given(path_ + "." + std::string(field)); }
  [[nodiscard]] bool is_group() const { return pool_.provisioner != Provisioner::karpenter; }
  [[nodiscard]] bool buys(Capacity capacity) const { return std::ranges::count(pool_.capacity, capacity) > 0; }
  [[nodiscard]] bool reserves() const { return pool_.reservation.id || !pool_.reservation.tags.empty(); }

  const Profile& profile_;
  const Pool& pool_;
  const std::string path_;
  Findings& findings_;
};

void CapacityCheck::provisioner() const {
  if (!is_group() && !profile_.nodes.karpenter.enabled) {
    add(kConflict, "provisioner",
        ": `spec.nodes.karpenter.enabled` is false; write `managedNodeGroup` or `selfManaged`");
  }
  if (pool_.provisioner == Provisioner::self_managed && profile_.iac != Iac::terraform &&
      profile_.network.ip_family == IpFamily::ipv6) {
    add(kConflict, "provisioner",
        ": eksctl has no self-managed nodes in IPv6 clusters; write `managedNodeGroup`, or set `iac: terraform`");
  }
  if (!is_group()) return;
  const std::pair<std::string_view, bool> karpenters[] = {
      {"minNvmeGb", pool_.min_nvme_gb.has_value()},
      {"minNetworkMbps", pool_.min_network_mbps.has_value()},
      {"limits", says_own(profile_, path_ + ".limits")},
      {"weight", pool_.weight.has_value()},
      {"disruption", says_own(profile_, path_ + ".disruption")},
  };
  for (const auto& [field, is_set] : karpenters) {
    if (is_set) add(kConflict, field, ": a node group has no such thing, only Karpenter's pools do; remove it");
  }
}

void CapacityCheck::fixed_size() const {
  const bool trains_on_static = pool_.role == PoolRole::training && profile_.design == Design::static_capacity;
  if (is_group() || trains_on_static) {
    if (pool_.instance_types.empty())
      add(kMissingField, "instanceTypes",
          " is required: fixed capacity says what it is, e.g. `[" +
              std::string(pool_.role == PoolRole::training ? "p5.48xlarge" : "m7g.2xlarge") + "]`");
    const bool has_fixed_size = is_group() || profile_.nodes.karpenter.static_capacity;
    if (!pool_.count && has_fixed_size)
      add(kMissingField, "count", " is required: fixed capacity says how many nodes, e.g. `4`");
  }
  if (is_group() || !pool_.count || profile_.nodes.karpenter.static_capacity) return;
  add(kConflict, "count",
      ": Karpenter makes as many nodes as pods ask for; remove it, set `provisioner: managedNodeGroup`, or set "
      "`spec.nodes.karpenter.staticCapacity: true`");
}

void CapacityCheck::zone() const {
  const std::vector<std::string>& names = profile_.network.azs.names;
  if (pool_.zone && !names.empty() && std::ranges::count(names, *pool_.zone) == 0) {
    add(kConflict, "zone",
        ": " + shown(*pool_.zone) + " is not one of `spec.network.azs`; write " +
            choices(std::vector<std::string_view>(names.begin(), names.end())));
  }
  if (!names.empty() || (!pool_.zone && !(pool_.efa && !is_group()))) return;
  const std::string_view field = pool_.zone ? "zone" : "efa";
  add(kConflict, field,
      ": nodes of one zone need zone names, `spec.network.azs` is a count (" +
          std::to_string(profile_.network.azs.count) + "); list the names there, e.g. `" + profile_.region + "a`");
}

void CapacityCheck::efa() const {
  if (!pool_.efa) return;
  for (const facts::InstanceType* type : admitted_types(pool_)) {
    if (type->efa_interfaces > 0) continue;
    return add(kConflict, "efa", ": `" + std::string(type->name) + "` has no EFA; leave it out, or set `efa: false`");
  }
  if (is_group() && pool_.instance_types.size() > 1)
    add(kConflict, "instanceTypes",
        ": the network cards of a node group with EFA are those of one type, got " +
            std::to_string(pool_.instance_types.size()) + "; keep one of them");
}

void CapacityCheck::reservation() const {
  if (pool_.reservation.id && !pool_.reservation.tags.empty())
    add(kConflict, "reservation.tags", ": `id` says which reservation already; write one or the other");
  if (is_group() && !pool_.reservation.tags.empty())
    add(kConflict, "reservation.tags", ": a node group takes a reservation by its id; write `reservation: {id: cr-…}`");
  const bool one_zone = pool_.zone || pool_.efa || pool_.role == PoolRole::training;
  if (is_group() && pool_.reservation.id && !one_zone)
    add(kConflict, "reservation.id",
        ": a reservation lies in one zone, the node group in " + std::to_string(profile_.network.azs.count) +
            "; set `zone`");
  if (reserves() && !buys(Capacity::reserved))
    add(kConflict, "capacity",
        ": the reservation would never be used; write `reserved` first, e.g. `[reserved, on-demand]`");
  if (!reserves() && buys(Capacity::reserved))
    add(kConflict, "capacity",
        ": `reserved` without a reservation; set `" + path_ + ".reservation.id`, or remove `reserved`");
}

void CapacityCheck::purchase() const {
  if (pool_.provisioner == Provisioner::managed_node_group && pool_.capacity.size() > 1)
    add(kConflict, "capacity", ": a managed node group is bought in one way; write one of them, e.g. `[on-demand]`");
  if (pool_.provisioner == Provisioner::self_managed && buys(Capacity::reserved) && pool_.capacity.size() > 1)
    add(kConflict, "capacity", ": reserved capacity of an Auto Scaling group does not mix; write `[reserved]`");
}

void CapacityCheck::accelerators() const {
  const facts::InstanceType* first = nullptr;
  for (const facts::InstanceType* type : admitted_types(pool_)) {
    if (first == nullptr) first = type;
    if (accelerator_of(*type) == accelerator_of(*first)) continue;
    const std::string_view field = pool_.instance_types.empty() ? "families" : "instanceTypes";
    return add(kConflict, field,
               ": `" + std::string(first->name) + "` and `" + std::string(type->name) +
                   "` have different accelerators, or one has none; keep one kind");
  }
}

void CapacityCheck::network_floor() const {
  if (!pool_.min_network_mbps || is_group() || !admitted_types(pool_).empty()) return;
  Pool unbounded = pool_;
  unbounded.min_network_mbps.reset();
  std::int64_t most = 0;
  for (const facts::InstanceType* type : admitted_types(unbounded))
    most = std::max<std::int64_t>(most, type->network_bandwidth_mbps);
  if (most == 0) return;
  add(kConflict, "minNetworkMbps",
      ": no type of the pool has " + std::to_string(*pool_.min_network_mbps) + " Mbit/s; write " +
          std::to_string(most) + " or less, or add larger sizes");
}

void CapacityCheck::kubelet() const {
  const bool bottlerocket = profile_.nodes.ami_family == AmiFamily::bottlerocket;
  for (const auto& [key, value] : pool_.kubelet) {
    const std::string path = path_ + ".kubelet." + key;
    const std::string wrong = wrong_kubelet_setting(key, value);
    if (!wrong.empty()) {
      findings_.add(kInvalidValue, profile_.where(path), path, wrong);
    } else if (bottlerocket && is_group()) {
      findings_.add(
          kConflict, profile_.where(path), path,
          ": a node group of Bottlerocket does not read it; remove it, or set `spec.nodes.amiFamily: al2023`");
    }
  }
}

}  // namespace

void check_capacity(const Profile& profile, Findings& findings) {
  const std::vector<PoolRole> needed = needed_roles(profile);
  for (const Pool& pool : profile.pools) {
    if (std::ranges::find(needed, pool.role) == needed.end()) continue;
    const CapacityCheck check(profile, pool, findings);
    check.provisioner();
    check.fixed_size();
    check.zone();
    check.efa();
    check.reservation();
    check.purchase();
    check.accelerators();
    check.network_floor();
    check.kubelet();
  }
}

}  // namespace dek::model
