// Settings of the VPC CNI against each other and against the instance types (invariants I9 to I11 of a rendered tree).
#include <algorithm>
#include <map>

#include "facts/instance_types.hpp"
#include "model/check.hpp"
#include "model/instances.hpp"

namespace dek::model {
namespace {

constexpr std::int64_t kPrefixSize = 16;      // a /28
constexpr std::int64_t kHostNetworkPods = 2;  // aws-node and kube-proxy take no address

constexpr std::int64_t round_up_to_prefix(std::int64_t addresses) {
  return (addresses + kPrefixSize - 1) / kPrefixSize * kPrefixSize;
}

/// The instance type with the fewest addresses per interface that a path admits; null when nothing is known.
const facts::InstanceType* smallest(const std::vector<const facts::InstanceType*>& types) {
  const auto least = std::ranges::min_element(types, {}, &facts::InstanceType::ipv4_per_eni);
  return least == types.end() ? nullptr : *least;
}

class AddressCheck {
 public:
  AddressCheck(const Profile& profile, Findings& findings)
      : profile_(profile), cni_(profile.network.cni), findings_(findings) {}

  void targets() const;
  void ceiling() const;
  void group(const std::string& path, const std::vector<const facts::InstanceType*>& types) const;

 private:
  void add(std::string_view rule, std::string_view path, const std::string& rest) const {
    findings_.add(rule, profile_.where(path), path, rest);
  }

  const Profile& profile_;
  const Cni& cni_;
  Findings& findings_;
};

void AddressCheck::targets() const {
  if (profile_.design == Design::dynamic_churn && cni_.warm_ip_target) {
    add(kConflict, "network.cni.warmIpTarget",
        ": a warm target makes every pod start an EC2 call; use `minimumIpTarget`");
  }
  if (cni_.warm_prefix_target && cni_.minimum_ip_target) {
    const bool given = profile_.given("network.cni.warmPrefixTarget");
    add(kConflict, given ? "network.cni.warmPrefixTarget" : "network.cni.minimumIpTarget",
        given ? ": the CNI ignores it beside `minimumIpTarget`; write one of them"
              : ": with it the CNI ignores `warmPrefixTarget`, which a static platform relies on; remove it");
  }
}

void AddressCheck::ceiling() const {
  const bool ipv6 = profile_.network.ip_family == IpFamily::ipv6;
  if (!cni_.minimum_ip_target || cni_.warm_ip_target || ipv6) return;
  const std::int64_t target = *cni_.minimum_ip_target;
  const std::int64_t most = cni_.prefix_delegation ? round_up_to_prefix(target) : target;
  if (cni_.max_pods - kHostNetworkPods <= most) return;
  add(kConflict, profile_.given("network.cni.maxPods") ? "network.cni.maxPods" : "network.cni.minimumIpTarget",
      ": without a warm target a node never takes more than " + std::to_string(most) +
          " addresses (`minimumIpTarget: " + std::to_string(target) + "`), so " + std::to_string(cni_.max_pods) +
          " pods do not fit; write `maxPods: " + std::to_string(most) +
          "` or `minimumIpTarget: " + std::to_string(cni_.max_pods) + "`");
}

void AddressCheck::group(const std::string& path, const std::vector<const facts::InstanceType*>& types) const {
  for (const facts::InstanceType* type : types) {
    if (!cni_.prefix_delegation || type->hypervisor != "xen") continue;
    add(kConflict, path, ": family `" + std::string(type->family) + "` is not Nitro; prefix delegation needs Nitro");
    return;
  }
  const facts::InstanceType* type = smallest(types);
  const bool ipv6 = profile_.network.ip_family == IpFamily::ipv6;  // one /80 holds them all
  if (ipv6 || type == nullptr || type->ipv4_per_eni < 2) return;
  const std::int64_t interfaces = std::min<std::int64_t>(cni_.max_eni.value_or(type->enis), type->enis);
  const std::int64_t slots = interfaces * (type->ipv4_per_eni - 1);
  const std::int64_t most = cni_.prefix_delegation ? kPrefixSize * slots : slots;
  if (cni_.max_pods - kHostNetworkPods <= most) return;
  add(kConflict, path,
      ": `" + std::string(type->name) + "` has addresses for " + std::to_string(most) +
          " pods, `network.cni.maxPods` is " + std::to_string(cni_.max_pods) +
          "; lower it, or leave the small types out");
}

}  // namespace

void check_addresses(const Profile& profile, Findings& findings) {
  const AddressCheck check(profile, findings);
  check.targets();
  check.ceiling();
  check.group("nodes.system.instanceTypes", named_types(profile.nodes.system.instance_types));
  for (const Pool& pool : profile.pools) {
    const std::string path = "pools." + std::string(to_string(pool.role));
    check.group(path + (pool.instance_types.empty() ? ".families" : ".instanceTypes"), admitted_types(pool));
  }
}

}  // namespace dek::model
