// Node pools: instance types that exist and fit, capacity, and what disruption may do.
#include <algorithm>

#include "base/strings.hpp"
#include "model/check.hpp"
#include "model/defaults.hpp"
#include "model/instances.hpp"

namespace dek::model {
namespace {

/// Letters in front of the generation and behind it: "m", "gd" of m5gd.
struct FamilyName {
  std::string_view series, attributes;
};

FamilyName split_family(std::string_view name) {
  const std::size_t digit = std::min(name.find_first_of("0123456789"), name.size());
  const std::size_t behind = std::min(name.find_first_not_of("0123456789", digit), name.size());
  return {name.substr(0, digit), name.substr(behind)};
}

/// What such attributes stand for, to introduce the families that have them.
std::string_view words_for(std::string_view attributes) {
  if (attributes == "gd") return "Graviton with NVMe: ";
  if (attributes == "g") return "Graviton: ";
  if (attributes == "id") return "Intel with NVMe: ";
  if (attributes == "ad") return "AMD with NVMe: ";
  return "there are ";
}

/// Families of the same series and attributes that EC2 offers, for a name it does not.
std::string families_like(std::string_view wrong) {
  const FamilyName wanted = split_family(wrong);
  std::vector<std::string> names;
  for (const facts::InstanceFamily& family : facts::instance_families()) {
    const FamilyName name = split_family(family.name);
    if (!family.offered || name.series != wanted.series || name.attributes != wanted.attributes) continue;
    names.emplace_back(family.name);
  }
  if (!names.empty()) return "; " + std::string(words_for(wanted.attributes)) + base::join(names, ", ");
  return "; write a family that EC2 offers, e.g. `m7g`";
}

facts::Architecture architecture(Arch arch) {
  return arch == Arch::arm64 ? facts::Architecture::arm64 : facts::Architecture::amd64;
}

class PoolCheck {
 public:
  PoolCheck(const Profile& profile, const Pool& pool, Findings& findings)
      : profile_(profile), pool_(pool), path_("pools." + std::string(to_string(pool.role))), findings_(findings) {}

  void names() const;
  void architectures() const;
  void local_storage() const;
  void capacity() const;
  void disruption() const;
  void budgets() const;

 private:
  void add(std::string_view rule, std::string_view field, const std::string& rest) const {
    const std::string path = field.empty() ? path_ : path_ + "." + std::string(field);
    findings_.add(rule, profile_.where(path), path, rest);
  }
  [[nodiscard]] bool given(std::string_view field) const { return profile_.given(path_ + "." + std::string(field)); }

  const Profile& profile_;
  const Pool& pool_;
  const std::string path_;
  Findings& findings_;
};

void PoolCheck::names() const {
  for (std::size_t i = 0; i < pool_.families.size(); ++i) {
    const facts::InstanceFamily* family = facts::find_instance_family(pool_.families[i]);
    if (family != nullptr && family->offered) continue;
    const std::string path = path_ + ".families[" + std::to_string(i) + "]";
    findings_.add(kInvalidValue, profile_.where(path), path_ + ".families",
                  ": no such instance family " + shown(pool_.families[i]) + families_like(pool_.families[i]));
  }
  for (std::size_t i = 0; i < pool_.instance_types.size(); ++i) {
    const std::string& name = pool_.instance_types[i];
    const facts::InstanceType* type = facts::find_instance_type(name);
    if (type != nullptr && type->offered) continue;
    const std::string path = path_ + ".instanceTypes[" + std::to_string(i) + "]";
    const std::string family = name.substr(0, name.find('.'));
    const bool known = facts::find_instance_family(family) != nullptr;
    findings_.add(kInvalidValue, profile_.where(path), path_ + ".instanceTypes",
                  ": no such instance type " + shown(name) +
                      (known ? "; `" + family + "` has other sizes" : families_like(family)));
  }
  for (const std::string_view field : {"families", "sizes"}) {
    if (pool_.instance_types.empty() || (field == "families" ? pool_.families : pool_.sizes).empty()) continue;
    add(kConflict, field, ": `instanceTypes` says the same already; write one or the other");
  }
}

void PoolCheck::architectures() const {
  if (pool_.arch == Arch::any) return;
  for (const facts::InstanceType* type : admitted_types(pool_)) {
    if (type->arch == facts::Architecture::unknown || type->arch == architecture(pool_.arch)) continue;
    const bool own = given("arch");
    const std::string by = own ? "the pool's arch is " : "nodes.arch is ";
    add(kConflict,
        own                            ? "arch"
        : pool_.instance_types.empty() ? "families"
                                       : "instanceTypes",
        ": " + std::string(type->family) + " is " + std::string(facts::to_string(type->arch)) + " but " + by +
            std::string(to_string(pool_.arch)) + "; set `" + path_ +
            ".arch: " + std::string(facts::to_string(type->arch)) + "`");
    return;
  }
}

void PoolCheck::local_storage() const {
  Pool any_network = pool_;
  any_network.min_network_mbps.reset();  // another check's subject
  const std::vector<const facts::InstanceType*> types = admitted_types(any_network);
  const bool raid = pool_.local_storage == LocalStorage::raid0;
  if (pool_.min_nvme_gb && !raid) {
    add(kConflict, given("localStorage") ? "localStorage" : "minNvmeGb",
        ": `minNvmeGb` asks for instance storage that pods cannot use; set `localStorage: raid0`");
  }
  if (raid && std::ranges::none_of(types, [](const facts::InstanceType* type) { return type->local_nvme_gb > 0; }) &&
      !(pool_.families.empty() && pool_.instance_types.empty())) {
    const std::vector<std::string>& asked = pool_.instance_types.empty() ? pool_.families : pool_.instance_types;
    Pool unbounded = pool_;
    unbounded.min_nvme_gb.reset();
    const bool some =
        std::ranges::any_of(admitted_types(unbounded), [](const auto* type) { return type->local_nvme_gb > 0; });
    if (some) {
      add(kConflict, "minNvmeGb",
          ": no size of " + base::join(asked, ", ") + " has " + std::to_string(*pool_.min_nvme_gb) +
              " GB of instance storage; lower it or add larger sizes");
      return;
    }
    add(kConflict,
        given("localStorage") ? "localStorage"
        : given("families")   ? "families"
                              : "instanceTypes",
        ": none of " + base::join(asked, ", ") +
            " has instance storage; choose families with NVMe or set `localStorage: none`");
  } else if (types.empty() && !pool_.families.empty()) {
    add(kConflict, "sizes", ": no family of the pool has these sizes; add one that exists");
  }
}

void PoolCheck::capacity() const {
  const bool spot = std::ranges::find(pool_.capacity, Capacity::spot) != pool_.capacity.end();
  if (pool_.role == PoolRole::spark_driver && spot && !pool_.allow_spot_driver) {
    add(kConflict, "capacity",
        ": a spot driver takes its whole job down; remove `spot` or set `allowSpotDriver: true`");
  }
  if (pool_.allow_spot_driver && pool_.role != PoolRole::spark_driver) {
    add(kConflict, "allowSpotDriver", ": only the pool `spark-driver` has drivers; remove it");
  }
}

void PoolCheck::disruption() const {
  const bool fixed = profile_.design == Design::static_capacity;
  const Disruption& disruption = pool_.disruption;
  if (fixed && !disruption.expire_after.never) {
    add(kConflict, "disruption.expireAfter",
        ": expiry ignores budgets and drains at once; streaming pools must keep `Never`");
  }
  if (fixed && disruption.termination_grace_period) {
    add(kConflict, "disruption.terminationGracePeriod",
        ": lets drift evict pods that ask not to be disrupted; remove it on a static platform");
  }
  if (disruption.policy == DisruptionPolicy::balanced &&
      base::parse_integer(profile_.versions.karpenter.substr(2, 2)).value_or(0) < 14) {
    add(kConflict, "disruption.policy",
        ": `Balanced` needs Karpenter 1.14 or newer, `spec.versions.karpenter` is " + profile_.versions.karpenter);
  }
}

void PoolCheck::budgets() const {
  const std::vector<Budget>& budgets = pool_.disruption.budgets;
  for (std::size_t i = 0; i < budgets.size(); ++i) {
    const Budget& budget = budgets[i];
    const std::string field = "disruption.budgets[" + std::to_string(i) + "]";
    if (budget.schedule.has_value() != budget.duration.has_value()) {
      const std::string_view missing = budget.schedule ? "`duration`" : "`schedule`";
      add(kConflict, field + (budget.schedule ? ".schedule" : ".duration"),
          ": " + std::string(missing) + " is missing; a budget has both or neither");
    }
    const bool always = !budget.schedule && !budget.duration && budget.reasons.empty();
    if (always && (budget.nodes == "0" || budget.nodes == "0%")) {
      add(kConflict, field + ".nodes",
          ": no node may ever be replaced, so none is ever patched; bound it with `schedule` and `duration`");
    }
  }
}

}  // namespace

void check_pools(const Profile& profile, Findings& findings) {
  const std::vector<PoolRole> needed = needed_roles(profile);
  for (const Pool& pool : profile.pools) {
    if (std::ranges::find(needed, pool.role) == needed.end()) {
      const std::string path = "pools." + std::string(to_string(pool.role));
      findings.add(kConflict, profile.where(path), path, ": no tenant runs a workload that needs this pool; remove it");
      continue;
    }
    const PoolCheck check(profile, pool, findings);
    check.names();
    check.architectures();
    check.local_storage();
    check.capacity();
    check.disruption();
    check.budgets();
  }
}

}  // namespace dek::model
