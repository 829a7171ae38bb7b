// Networks of the VPC: sizes, ranges, overlaps (invariants I1 to I5 of a rendered tree).
#include <algorithm>
#include <bit>

#include "base/strings.hpp"
#include "model/check.hpp"

namespace dek::model {
namespace {

constexpr Cidr kRfc1918[] = {
    {.address = 10U << 24, .prefix_length = 8},
    {.address = 172U << 24 | 16U << 16, .prefix_length = 12},
    {.address = 192U << 24 | 168U << 16, .prefix_length = 16},
};
constexpr Cidr kRfc6598{.address = 100U << 24 | 64U << 16, .prefix_length = 10};

// Control-plane interfaces take 6 to 16 addresses, endpoints and load balancers come on top (I2).
constexpr int kSmallestIntra = 27;
constexpr int kLongestSubnet = 28;  // AWS

struct Named {
  std::string path;
  Cidr cidr;
};

class NetworkCheck {
 public:
  NetworkCheck(const Profile& profile, Findings& findings) : profile_(profile), findings_(findings) {}

  void ranges() const;
  void overlaps() const;
  void subnets() const;
  void existing_vpc() const;

 private:
  diag::Diagnostic& add(std::string_view rule, const std::string& path, const std::string& rest) const {
    return findings_.add(rule, profile_.where(path), path, rest);
  }
  [[nodiscard]] std::vector<Named> vpc_cidrs() const;

  const Profile& profile_;
  Findings& findings_;
};

bool is_private(const Cidr& cidr) {
  return std::ranges::any_of(kRfc1918, [&cidr](const Cidr& range) { return range.contains(cidr); });
}

int log2_ceil(int value) {
  return static_cast<int>(std::bit_width(static_cast<unsigned>(value) - 1U));
}

std::vector<Named> NetworkCheck::vpc_cidrs() const {
  std::vector<Named> all{{"network.cidr", profile_.network.cidr}};
  for (const Cidr& cidr : profile_.network.secondary_cidrs) {
    all.push_back({"network.secondaryCidrs[" + std::to_string(all.size() - 1) + "]", cidr});
  }
  return all;
}

void NetworkCheck::ranges() const {
  const Network& network = profile_.network;
  const auto sized = [](const Cidr& cidr, int shortest, int longest) {
    return cidr.prefix_length >= shortest && cidr.prefix_length <= longest;
  };
  if (!sized(network.cidr, 16, 24) || !is_private(network.cidr)) {
    add(kInvalidValue, "network.cidr",
        ": " + network.cidr.text() + " is not a private network from /16 to /24; write e.g. `10.0.0.0/16`");
  }
  if (!sized(network.service_cidr, 12, 24) || !is_private(network.service_cidr)) {
    add(kInvalidValue, "network.serviceCidr",
        ": " + network.service_cidr.text() + " is not a private network from /12 to /24; write e.g. `172.20.0.0/16`");
  }
  for (const Named& named : vpc_cidrs()) {
    if (named.path == "network.cidr" || (sized(named.cidr, 16, 28) && kRfc6598.contains(named.cidr))) continue;
    add(kInvalidValue, named.path,
        ": " + named.cidr.text() +
            " is not a network from /16 to /28 inside 100.64.0.0/10; write e.g. `100.64.0.0/16`");
  }
}

void NetworkCheck::overlaps() const {
  std::vector<Named> all = vpc_cidrs();
  all.push_back({"network.serviceCidr", profile_.network.service_cidr});
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!all[i].cidr.overlaps(all[j].cidr)) continue;
      add(kConflict, all[i].path,
          ": " + all[i].cidr.text() + " overlaps " + all[j].cidr.text() + " of `" + full_path(all[j].path) +
              "`; write a network of its own")
          .related.push_back({profile_.where(all[j].path), "overlaps this one"});
    }
  }
}

void NetworkCheck::subnets() const {
  const Network& network = profile_.network;
  const std::int64_t secondary = static_cast<std::int64_t>(network.secondary_cidrs.size());
  const std::string count = std::to_string(secondary);
  if (secondary + 1 > profile_.quotas.vpc_cidrs) {
    const std::string quota = profile_.given("quotas.vpcCidrs") ? "quota of " : "default quota of ";
    add(kConflict, "network.secondaryCidrs",
        ": " + count + " secondary CIDRs plus the primary exceed the " + quota +
            std::to_string(profile_.quotas.vpc_cidrs) +
            " per VPC (L-83CA0A9D); list fewer, or raise the quota and set `quotas.vpcCidrs`");
  } else if (secondary > network.azs.count) {
    add(kConflict, "network.secondaryCidrs",
        ": " + count + " networks for " + std::to_string(network.azs.count) + " zones; list at most one per zone");
  }
  const int zones = network.azs.count;
  const int intra = network.cidr.prefix_length + log2_ceil(4 * (1 << log2_ceil(zones)));
  if (intra > kSmallestIntra && network.cidr.prefix_length <= 24) {
    add(kInvalidValue, "network.cidr",
        ": " + network.cidr.text() + " leaves /" + std::to_string(intra) +
            " per zone for control plane and endpoints; write a /" +
            std::to_string(network.cidr.prefix_length - (intra - kSmallestIntra)) + " or larger");
  }
  if (secondary == 0 || secondary > zones) return;
  const int per_cidr = (zones + static_cast<int>(secondary) - 1) / static_cast<int>(secondary);
  for (const Named& named : vpc_cidrs()) {
    if (named.path == "network.cidr" || named.cidr.prefix_length + log2_ceil(per_cidr) <= kLongestSubnet) continue;
    add(kInvalidValue, named.path,
        ": " + named.cidr.text() + " is too small for " + std::to_string(per_cidr) + " zones; write a larger one");
  }
}

void NetworkCheck::existing_vpc() const {
  const ExistingVpc& vpc = profile_.network.vpc;
  const std::pair<std::string, const std::vector<std::string>*> lists[] = {
      {"network.vpc.publicSubnets", &vpc.public_subnets},
      {"network.vpc.routableSubnets", &vpc.routable_subnets},
      {"network.vpc.nodeSubnets", &vpc.node_subnets},
  };
  if (!vpc.id) {
    if (profile_.iac == Iac::eksctl) {
      add(kConflict, "iac",
          ": eksctl cannot create subnets in `network.secondaryCidrs`; set `network.vpc.id` and "
          "`network.vpc.nodeSubnets`, "
          "or use `both` and apply terraform/vpc.tf first");
    }
    for (const auto& [path, subnets] : lists) {
      if (!subnets->empty()) add(kConflict, path, ": subnets without a VPC; set `network.vpc.id` as well");
    }
    return;
  }
  if (profile_.network.azs.names.empty()) {
    add(kConflict, profile_.given("network.azs") ? "network.azs" : "network.vpc.id",
        ": an existing VPC needs zone names in the order of its subnets, got a count (" +
            std::to_string(profile_.network.azs.count) + "); list the names in `network.azs`");
  }
  for (const auto& [path, subnets] : lists) {
    const bool needed = path != "network.vpc.publicSubnets";
    if (subnets->empty() && !needed) continue;
    if (static_cast<int>(subnets->size()) == profile_.network.azs.count) continue;
    add(subnets->empty() ? kMissingField : kConflict, path,
        ": " + base::count_of(subnets->size(), "subnet") + " for " + std::to_string(profile_.network.azs.count) +
            " zones; list one per zone");
  }
}

}  // namespace

void check_network(const Profile& profile, Findings& findings) {
  const NetworkCheck check(profile, findings);
  check.ranges();
  check.overlaps();
  check.subnets();
  check.existing_vpc();
  for (std::size_t i = 0; i < profile.network.azs.names.size(); ++i) {
    const std::string& zone = profile.network.azs.names[i];
    if (zone.starts_with(profile.region) && zone.size() == profile.region.size() + 1) continue;
    const std::string path = "network.azs[" + std::to_string(i) + "]";
    findings.add(kConflict, profile.where(path), path,
                 ": " + shown(zone) + " is not a zone of " + profile.region + "; write e.g. `" + profile.region + "a`");
  }
}

}  // namespace dek::model
