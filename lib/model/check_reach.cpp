// How pods and users reach things: IPv6, zones by name, load balancers, ways out.
#include <algorithm>
#include <map>

#include "base/strings.hpp"
#include "model/check.hpp"
#include "model/complete.hpp"
#include "model/defaults.hpp"

namespace dek::model {
namespace {

class ReachCheck {
 public:
  ReachCheck(const Profile& profile, Findings& findings)
      : profile_(profile), network_(profile.network), findings_(findings) {}

  void ipv6() const;
  void dns_address() const;
  void zonal() const;
  void load_balancing() const;
  void balanced(const Tenant& tenant, const std::string& section, Exposure exposure) const;
  void nat() const;
  void existing_subnets() const;
  void metadata_service() const;

 private:
  void add(std::string_view rule, std::string_view path, const std::string& rest) const {
    findings_.add(rule, profile_.where(path), path, rest);
  }

  const Profile& profile_;
  const Network& network_;
  Findings& findings_;
};

/// I9 for IPv6, and what an IPv6 cluster does not have.
void ReachCheck::ipv6() const {
  if (network_.ip_family != IpFamily::ipv6) return;
  if (!network_.secondary_cidrs.empty())
    add(kConflict, "network.secondaryCidrs", ": pods have IPv6 addresses, a /80 per node; remove it");
  if (says_own(profile_, "network.serviceCidr"))
    add(kConflict, "network.serviceCidr", ": in IPv6 EKS chooses the network of Services; remove it");
  if (!network_.cni.prefix_delegation)
    add(kConflict, "network.cni.prefixDelegation", ": IPv6 needs prefix delegation; write `true`, or remove it");
  for (const std::string_view field : {"minimumIpTarget", "warmPrefixTarget", "warmIpTarget", "maxEni"}) {
    const std::string path = "network.cni." + std::string(field);
    if (profile_.given(path)) add(kConflict, path, ": in IPv6 a node takes one /80 and never asks again; remove it");
  }
  if (profile_.storage.fsx_lustre.capacity_gb.value_or(0) > 0)
    add(kConflict, profile_.given("storage.fsxLustre") ? "storage.fsxLustre" : "network.ipFamily",
        ": FSx for Lustre does not work in IPv6 clusters; use `ipv4` where a tenant trains");
}

void ReachCheck::dns_address() const {
  const bool ipv6 = network_.ip_family == IpFamily::ipv6;
  if (!profile_.dns.node_local || (profile_.dns.node_local_address.find(':') != std::string::npos) == ipv6) return;
  add(kConflict, "dns.nodeLocalAddress",
      ": " + shown(profile_.dns.node_local_address) + " is not an address of `" +
          std::string(to_string(network_.ip_family)) + "`; write e.g. `" + std::string(node_local_default(profile_)) +
          "`");
}

void ReachCheck::zonal() const {
  if (network_.placement != Placement::zonal || !network_.azs.names.empty()) return;
  add(kConflict, profile_.given("network.azs") ? "network.azs" : "network.placement",
      ": zonal placement needs zone names, got a count (" + std::to_string(network_.azs.count) +
          "); list them in `network.azs`, e.g. `[" + profile_.region + "a, " + profile_.region + "b]`");
}

void ReachCheck::load_balancing() const {
  for (std::size_t i = 0; i < profile_.tenants.size(); ++i) {
    const Tenant& tenant = profile_.tenants[i];
    const std::pair<Workload, Exposure> services[] = {{Workload::inference, tenant.inference.exposure},
                                                      {Workload::notebooks, tenant.notebooks.exposure}};
    for (const auto& [workload, exposure] : services) {
      if (tenant.runs(workload) && exposure != Exposure::none)
        balanced(tenant, "tenants[" + std::to_string(i) + "]." + std::string(to_string(workload)), exposure);
    }
  }
}

void ReachCheck::balanced(const Tenant& tenant, const std::string& section, Exposure exposure) const {
  if (!network_.load_balancing)
    add(kConflict, profile_.given("network.loadBalancing") ? "network.loadBalancing" : section + ".exposure",
        ": `" + tenant.name + "` serves through a load balancer; write `network.loadBalancing: true`");
  if (exposure == Exposure::public_internet && network_.vpc.id && network_.vpc.public_subnets.empty())
    add(kMissingField, "network.vpc.publicSubnets",
        ": `" + tenant.name + "` serves the internet; list one public subnet per zone");
}

/// Without a way out, every AWS API that nodes and add-ons call needs an endpoint.
void ReachCheck::nat() const {
  if (network_.nat != Nat::none || network_.vpc.id) return;
  std::vector<std::string> missing;
  for (const std::string_view service : needed_endpoints(profile_))
    if (std::ranges::find(network_.endpoints, service) == network_.endpoints.end())
      missing.push_back("`" + std::string(service) + "`");
  if (missing.empty()) return;
  add(kConflict, "network.nat",
      ": without NAT every AWS API needs an endpoint; add " + base::join_words(missing) + " to `network.endpoints`");
}

/// I6 and I7: a subnet has one purpose, and the tags of one.
void ReachCheck::existing_subnets() const {
  const std::pair<std::string, const std::vector<std::string>*> lists[] = {
      {"network.vpc.publicSubnets", &network_.vpc.public_subnets},
      {"network.vpc.routableSubnets", &network_.vpc.routable_subnets},
      {"network.vpc.nodeSubnets", &network_.vpc.node_subnets},
  };
  std::map<std::string_view, std::string> first;
  for (const auto& [list, subnets] : lists) {
    for (std::size_t i = 0; i < subnets->size(); ++i) {
      const std::string path = list + "[" + std::to_string(i) + "]";
      const auto [seen, is_new] = first.emplace((*subnets)[i], path);
      if (is_new) continue;
      findings_
          .add(kConflict, profile_.where(path), path,
               ": " + shown((*subnets)[i]) + " is listed as `" + full_path(seen->second) +
                   "` already; a subnet has one purpose, write another one")
          .related.push_back({profile_.where(seen->second), "first listed here"});
    }
  }
}

/// I14: no way out leads to the metadata service, which would hand out the node's role.
void ReachCheck::metadata_service() const {
  constexpr Cidr kMetadata{.address = 169U << 24 | 254U << 16 | 169U << 8 | 254U, .prefix_length = 32};
  constexpr std::int64_t kPort = 80;
  for (std::size_t t = 0; t < profile_.tenants.size(); ++t) {
    const std::vector<Egress>& egress = profile_.tenants[t].egress;
    for (std::size_t i = 0; i < egress.size(); ++i) {
      const bool open = egress[i].ports.empty() || std::ranges::count(egress[i].ports, kPort) > 0;
      if (!open || egress[i].protocol != Protocol::tcp || !egress[i].cidr.contains(kMetadata)) continue;
      // On all ports of all networks another finding stands here already.
      if (egress[i].ports.empty() && egress[i].cidr.prefix_length == 0) continue;
      const std::string path = "tenants[" + std::to_string(t) + "].egress[" + std::to_string(i) + "].cidr";
      add(kConflict, path,
          ": port 80 of " + egress[i].cidr.text() +
              " opens the metadata service, which hands out the node's role; name the networks that are meant");
    }
  }
}

}  // namespace

void check_reach(const Profile& profile, Findings& findings) {
  const ReachCheck check(profile, findings);
  check.ipv6();
  check.dns_address();
  check.zonal();
  check.load_balancing();
  check.nat();
  check.existing_subnets();
  check.metadata_service();
}

}  // namespace dek::model
