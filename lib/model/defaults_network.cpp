// Defaults of the network that follow from other fields: address family, zones, what must be reached.
#include <algorithm>

#include "facts/versions.hpp"
#include "model/defaults.hpp"

namespace dek::model {
namespace {

constexpr Cidr kPodSpace{.address = 100U << 24 | 64U << 16, .prefix_length = 10};       // RFC 6598
constexpr Cidr kServices{.address = 172U << 24 | 20U << 16, .prefix_length = 16};       // EKS takes it by itself
constexpr Cidr kOtherServices{.address = 10U << 24 | 100U << 16, .prefix_length = 16};  // EKS when the VPC is 172.16/12
constexpr Cidr kServiceConflict{.address = 172U << 24 | 16U << 16, .prefix_length = 12};

// Link-local, and in IPv6 unique local: neither leaves the node.
constexpr std::string_view kNodeLocalIpv4 = "169.254.20.10", kNodeLocalIpv6 = "fd00::53";

// A /80 per node sets no ceiling; this is what EKS recommends below 30 vCPUs.
constexpr std::int64_t kIpv6MaxPods = 110;

void complete_ipv6(Profile& profile) {
  Cni& cni = profile.network.cni;
  for (const auto& [path, target] : {std::pair{"network.cni.minimumIpTarget", &cni.minimum_ip_target},
                                     std::pair{"network.cni.warmPrefixTarget", &cni.warm_prefix_target},
                                     std::pair{"network.cni.maxEni", &cni.max_eni}})
    if (!profile.given(path)) target->reset();
  if (!profile.given("network.cni.maxPods")) cni.max_pods = kIpv6MaxPods;
  if (!profile.given("network.secondaryCidrs")) profile.network.secondary_cidrs.clear();
}

}  // namespace

std::string_view node_local_default(const Profile& profile) {
  return profile.network.ip_family == IpFamily::ipv6 ? kNodeLocalIpv6 : kNodeLocalIpv4;
}

std::vector<std::string_view> needed_endpoints(const Profile& profile) {
  // Karpenter's list for private clusters, and what the agents of EKS and CloudWatch call.
  std::vector<std::string_view> services{"s3",  "ecr.api",  "ecr.dkr", "sts", "ec2",
                                         "eks", "eks-auth", "sqs",     "ssm", "logs"};
  if (profile.network.load_balancing) services.push_back("elasticloadbalancing");
  if (profile.observability.container_insights) services.push_back("monitoring");
  if (profile.observability.metrics != Metrics::none) services.push_back("sns");  // Alertmanager's topic
  if (profile.observability.metrics == Metrics::amp) services.push_back("aps-workspaces");
  if (profile.storage.fsx_lustre.capacity_gb || profile.storage.fsx_ontap.capacity_gb) services.push_back("fsx");
  if (profile.storage.efs) services.push_back("elasticfilesystem");
  return services;
}

void complete_network(Profile& profile) {
  Network& network = profile.network;
  if (!profile.given("network.secondaryCidrs")) {
    network.secondary_cidrs.clear();
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(network.azs.count) && !network.vpc.id; ++i) {
      network.secondary_cidrs.push_back({.address = kPodSpace.address + (i << 16), .prefix_length = 16});
    }
  }
  if (!profile.given("cluster.privateCidrs")) profile.cluster.private_cidrs = {network.cidr};
  if (!profile.given("network.serviceCidr")) {
    network.service_cidr = network.cidr.overlaps(kServiceConflict) ? kOtherServices : kServices;
  }
  if (!profile.given("network.loadBalancing")) {
    const bool serves = profile.runs(Workload::inference) && profile.design == Design::static_capacity;
    network.load_balancing = serves || std::ranges::any_of(profile.tenants, is_exposed);
  }
  if (!profile.given("dns.nodeLocalAddress")) profile.dns.node_local_address = node_local_default(profile);
  const bool bottlerocket = profile.nodes.ami_family == AmiFamily::bottlerocket;
  if (!profile.given("nodes.amiVersion")) {
    profile.nodes.ami_version = facts::version(bottlerocket ? "bottlerocket_ami" : "ami");
  }
  if (network.ip_family == IpFamily::ipv6) complete_ipv6(profile);
}

void complete_endpoints(Profile& profile) {
  if (profile.given("network.endpoints")) return;
  std::vector<std::string>& endpoints = profile.network.endpoints;
  const bool isolated = profile.network.nat == Nat::none;
  for (const std::string_view service : needed_endpoints(profile)) {
    const bool file_system = service == "fsx" || service == "elasticfilesystem";
    if ((isolated || file_system) && std::ranges::find(endpoints, service) == endpoints.end())
      endpoints.emplace_back(service);
  }
}

}  // namespace dek::model
